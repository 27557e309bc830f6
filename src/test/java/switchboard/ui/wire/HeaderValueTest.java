package switchboard.ui.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class HeaderValueTest {
    private static OptionalLong read(String header, int body) {
        return HeaderValue.read(header.getBytes(US_ASCII), header.length(), body);
    }

    @Test
    void digitsWithPaddingSayALength() {
        assertEquals(OptionalLong.of(13), read("13" + " ".repeat(62), 13));
        assertEquals(OptionalLong.of(13), read(" 0013\r\n", 13));
        assertEquals(OptionalLong.of(0), read("0   ", 0));
    }

    @Test
    void binaryBytesSayALength() {
        assertEquals(OptionalLong.of(300), HeaderValue.read(new byte[] {0, 0, 1, 44}, 4, 300));
        assertEquals(OptionalLong.of(0), HeaderValue.read(new byte[2], 2, 0));
    }

    @Test
    void whereBothMakeSenseTheBodyDecides() {
        assertEquals(OptionalLong.of(13), read("13", 13));
        assertEquals(OptionalLong.of(0x3133), read("13", 0x3133));
    }

    @Test
    void anythingElseSaysNothing() {
        assertEquals(OptionalLong.empty(), read("GET / HTTP/1.1", 0));
        assertEquals(OptionalLong.empty(), read("9".repeat(64), 0));
        assertEquals(OptionalLong.empty(), read("", 5));
    }
}
