package switchboard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TcpPortTest {
    private static String refused(String address, int port) {
        return String.valueOf(assertThrows(PortException.class, () -> TcpPort.bind(address, port))
                .getMessage());
    }

    @Test
    void anAddressOfAnotherMachineIsCalledThatWhateverThePort() {
        String sentence =
                "203.0.113.7 is not an address of this computer: choose 127.0.0.1, 0.0.0.0, :: or one of its own.";
        assertEquals(sentence, refused("203.0.113.7", 0));
        assertEquals(sentence, refused("203.0.113.7", 80));
        assertEquals(sentence, refused("203.0.113.7", 5050));
        assertTrue(refused("2001:db8::7", 5050).startsWith("2001:db8::7 is not an address of this computer"));
    }

    @Test
    void aPortInUseIsCalledThatAtEachAddressWhereItIs() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            int port = taken.getLocalPort();
            for (String address : new String[] {"127.0.0.1", "0.0.0.0", "localhost"}) {
                assertEquals(
                        "Port " + port + " on " + address
                                + " is in use: stop the other program or choose another port.",
                        refused(address, port));
            }
        }
    }

    @Test
    void whatIsNoAddressInDigitsOrNoPortIsSaidBeforeTheSystemIsAsked() {
        for (String word : new String[] {"example.com", "127.0.0.256", "", "1.2.3.4.5", "::g", "::1::"}) {
            assertEquals(
                    "“" + word + "” is not an IP address: give one in digits, such as 127.0.0.1 or ::1.",
                    refused(word, 5050));
        }
        assertEquals("70000 is not a port: choose 0 to 65535.", refused("127.0.0.1", 70_000));
        assertEquals("-1 is not a port: choose 0 to 65535.", refused("127.0.0.1", -1));
    }

    @Test
    void afterAFailureNothingIsLeftBehind() throws Exception {
        try (ServerSocket bound = TcpPort.bind("localhost", 0)) {
            int port = bound.getLocalPort();
            refused("127.0.0.1", port);
            bound.close();
            TcpPort.bind("127.0.0.1", port).close();
        }
    }

    @Test
    void aPortIsFreeUntilSomebodyHasItAndAgainAfterwards() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
            assertFalse(TcpPort.isFree("127.0.0.1", port));
            assertFalse(TcpPort.isFree("0.0.0.0", port));
        }
        assertTrue(TcpPort.isFree("127.0.0.1", port));
        assertFalse(TcpPort.isFree("example.com", port));
        assertFalse(TcpPort.isFree("127.0.0.1", 70_000));
    }
}
