package switchboard.server.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owners of sockets, as Linux lists them. */
@Timeout(20)
class LoopbackUsersTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

    @TempDir
    Path tables;

    private static String word(String bigEndian) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                ? bigEndian
                : String.format(Locale.ROOT, "%08X", Integer.reverseBytes(Integer.parseUnsignedInt(bigEndian, 16)));
    }

    private static String line(String local, String remote, int user) {
        return line(local, remote, user, 12_345);
    }

    private static String line(String local, String remote, int user, long inode) {
        return "   7: " + local + " " + remote + " 01 00000000:00000000 00:00000000 00000000 " + user + "        0 "
                + inode + " 1 0000000000000000 20 4 30 10 -1\n";
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:50003, 127.0.0.1:5050, 1001",
        "[::1]:50003, [::1]:5050, 1002",
        "127.0.0.9:50003, 127.0.0.1:5050, 1003",
        "127.0.0.1:50004, 127.0.0.1:5050, ",
        "127.0.0.1:5050, 127.0.0.1:50003, 1000",
        "127.0.0.1:50003, 127.0.0.1:5051, ",
        "unix, /tmp/s, "
    })
    void theUserIsThatOfTheSocketWithExactlyTheseTwoEnds(String client, String server, Long user) throws IOException {
        String here = word("7F000001");
        String mapped = word("00000000") + word("00000000") + word("0000FFFF") + word("7F000009");
        String mappedHere = mapped.substring(0, 24) + here;
        String six = word("00000000").repeat(3) + word("00000001");
        Files.writeString(
                tables.resolve("tcp"),
                HEAD + line(here + ":13BA", "00000000:0000", 1000) + line(here + ":13BA", here + ":C353", 1000)
                        + line(here + ":C353", here + ":13BA", 1001) + "  8: half a line " + here + ":C354\n");
        Files.writeString(
                tables.resolve("tcp6"),
                HEAD + line(six + ":C353", six + ":13BA", 1002) + line(mapped + ":C353", mappedHere + ":13BA", 1003));
        LoopbackUsers users = new LoopbackUsers(tables, OptionalLong.of(1000));
        OptionalLong found = users.userOf(client, server);
        assertEquals(user == null ? OptionalLong.empty() : OptionalLong.of(user), found);
        assertEquals(user != null && user == 1000, users.isSelf(found));
    }

    @Test
    void aSocketThatItsProgramHasClosedBelongsToNobodyAndNotToRoot() throws IOException {
        String here = word("7F000001");
        Files.writeString(
                tables.resolve("tcp"),
                HEAD + line(here + ":C353", here + ":13BA", 0, 0) + line(here + ":C354", here + ":13BA", 0, 77)
                        + line(here + ":C355", here + ":13BA", 1005, 0)
                        + "   7: " + here + ":C356 " + here + ":13BA 06 00000000:00000000 00:00000000 00000000 0\n");
        LoopbackUsers users = new LoopbackUsers(tables, OptionalLong.of(0));
        assertEquals(OptionalLong.empty(), users.userOf("127.0.0.1:50003", "127.0.0.1:5050"));
        assertEquals(OptionalLong.of(0), users.userOf("127.0.0.1:50004", "127.0.0.1:5050"));
        assertEquals(OptionalLong.of(1005), users.userOf("127.0.0.1:50005", "127.0.0.1:5050"));
        assertEquals(OptionalLong.empty(), users.userOf("127.0.0.1:50006", "127.0.0.1:5050"));
    }

    @Test
    void whereTheSystemTellsNothingNobodyIsKnownAndNobodyIsTheOneWhoRunsTheServer() {
        LoopbackUsers users = new LoopbackUsers(tables, OptionalLong.empty());
        assertEquals(OptionalLong.empty(), users.userOf("127.0.0.1:50003", "127.0.0.1:5050"));
        assertFalse(users.isSelf(OptionalLong.empty()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOwnUserIsKnownByARealConnection() throws IOException {
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            InetAddress here = InetAddress.getByName(address);
            try (ServerSocket server = new ServerSocket(0, 5, here);
                    Socket client = new Socket(here, server.getLocalPort())) {
                LoopbackUsers users = new LoopbackUsers();
                String host = address.equals("::1") ? "[::1]:" : "127.0.0.1:";
                assertTrue(users.isSelf(users.userOf(host + client.getLocalPort(), host + server.getLocalPort())));
            }
        }
    }
}
