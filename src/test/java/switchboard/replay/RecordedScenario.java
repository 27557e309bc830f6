package switchboard.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionLog;
import switchboard.record.reader.RecordedFile;
import switchboard.server.TestClient;
import switchboard.wire.Direction;
import switchboard.wire.framing.Framings;

/** A lesson with a server, to be recorded and replayed. */
@FunctionalInterface
interface RecordedScenario {
    /** Holds the lesson and returns the number of clients that have left. */
    int hold(RecordingTestServer booth, int port) throws Exception;

    /** Holds a lesson and records its session into a file. */
    static void record(Path file, ListenerSettings settings, RecordedScenario lesson) throws Exception {
        try (RecordingTestServer booth = new RecordingTestServer(file)) {
            int clients = lesson.hold(booth, booth.listen(settings));
            booth.awaitLeft(clients);
        }
    }

    /** Runs clients of all kinds against an echo server. */
    static int ofManyKinds(RecordingTestServer booth, int port) throws Exception {
        try (TestClient ordinary = new TestClient(port)) {
            String megabyte = "0123456789abcdef".repeat(1 << 16);
            for (String text : List.of("Hello", "👩‍🏫 ✓ é \u202e", "", megabyte, "\n")) {
                assertEquals(text, ordinary.sendFramed(text).readFrame());
            }
        }
        try (TestClient wrong = new TestClient(port)) {
            wrong.send("alice").readBytes(5);
            wrong.sendFramed("bob").readFrame();
            wrong.send("0005" + " ".repeat(60) + "zeros").readFrame();
        }
        try (TestClient halfClosed = new TestClient(port)) {
            halfClosed.sendFramed("1").sendFramed("2").sendFramed("3");
            halfClosed.socket.shutdownOutput();
            halfClosed.readAll();
        }
        try (TestClient inPieces = new TestClient(port)) {
            for (byte one :
                    Framings.HEADER64.frame(TestClient.utf8("in pieces")).bytes()) {
                inPieces.socket.getOutputStream().write(one);
            }
            inPieces.readFrame();
        }
        try (TestClient broken = new TestClient(port)) {
            broken.sendFramed("I break").readFrame();
            broken.reset();
        }
        try (TestClient truncated = new TestClient(port)) {
            truncated.send("12   ");
        }
        try (TestClient goodbye = new TestClient(port)) {
            goodbye.sendFramed("!DISCONNECT");
            goodbye.readAll();
        }
        for (int i = 0; i < 20; i++) {
            try (TestClient one = new TestClient(port)) {
                one.sendFramed("I am number " + i).readFrame();
            }
        }
        return 27;
    }

    /**
     * Returns the messages of each client in both directions and the reason of its end, in an order independent of the
     * numbers.
     */
    static List<String> conversations(Path file) throws Exception {
        Map<ConnectionId, List<String>> said = new TreeMap<>();
        Map<ConnectionId, List<String>> told = new TreeMap<>();
        List<LoggedClient> clients;
        try (SessionLog log = RecordedFile.open(file)) {
            clients = log.clients().get();
            for (long number = 1; number <= log.newest().get(); number++) {
                LoggedMessage message = log.message(number).get().orElseThrow();
                (message.direction() == Direction.IN ? said : told)
                        .computeIfAbsent(message.client(), id -> new ArrayList<>())
                        .add(message.message().shape() + " "
                                + inShort(message.message().bytes()));
            }
        }
        return clients.stream()
                .map(client ->
                        "said " + said.get(client.id()) + " told " + told.get(client.id()) + " left " + client.reason())
                .sorted()
                .toList();
    }

    private static String inShort(byte[] bytes) {
        return bytes.length < 200
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : HexFormat.of().toHexDigits(Arrays.hashCode(bytes)) + " " + bytes.length;
    }
}
