package switchboard.server.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:80",
        "::1, [::1]:80",
        "::, [::]:80",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:80",
        "2001:0db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:80",
        "fe80:0:0:0:0:0:0:a, [fe80::a]:80",
        "1:0:0:0:0:0:0:0, [1::]:80"
    })
    void addressesAreWrittenAsPeopleDo(String literal, String written) throws UnknownHostException {
        assertEquals(written, AddressText.of(InetAddress.getByName(literal), 80));
    }
}
