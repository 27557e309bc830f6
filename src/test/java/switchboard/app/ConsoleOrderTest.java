package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.framing.Framings;

/** The order of the console's lines about quick clients, with a real server and real sockets. */
@Timeout(60)
class ConsoleOrderTest {
    private static final int CLIENTS = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuickClientComesSpeaksAndLeavesInThisOrder(boolean isRecorded) throws Exception {
        byte[] hello = Framings.HEADER64
                .frame("Hello".getBytes(StandardCharsets.UTF_8))
                .bytes();
        try (RunningProgram program = isRecorded
                ? RunningProgram.start("--session", folder.resolve("quick.db").toString())
                : RunningProgram.start("--no-record")) {
            int port = program.port();
            for (int client = 1; client <= CLIENTS; client++) {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.getOutputStream().write(hello);
                    // The client hangs up like one that waits for no answer.
                    socket.setSoLinger(true, 0);
                }
            }
            for (int client = 1; client <= CLIENTS; client++) {
                String number = "#" + client;
                program.out().await(line -> line.startsWith(number + " left: "));
            }
            List<String> lines = program.out().lines();
            for (int client = 1; client <= CLIENTS; client++) {
                String number = "#" + client;
                List<Integer> places =
                        List.of(index(lines, number + " came from .*"), index(lines, number + " left: .*"));
                int said = said(lines, number);
                assertTrue(places.getFirst() < places.getLast(), lines.toString());
                // A reset may overtake the message; what the server got stands between the two.
                assertTrue(said < 0 || places.getFirst() < said && said < places.getLast(), lines.toString());
            }
            assertEquals(
                    CLIENTS,
                    lines.stream().filter(line -> line.contains(" came from ")).count());
        }
    }

    private static int said(List<String> lines, String client) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).matches("\\d+  \\S+  " + client + "  in .*")) {
                return at;
            }
        }
        return -1;
    }

    private static int index(List<String> lines, String pattern) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).matches(pattern)) {
                return at;
            }
        }
        throw new AssertionError("no line is " + pattern + ": " + lines);
    }
}
