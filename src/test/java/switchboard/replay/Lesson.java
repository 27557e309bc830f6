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
import switchboard.server.Client;
import switchboard.wire.Direction;
import switchboard.wire.Framing;

/** A lesson with a server, to be recorded and replayed. */
@FunctionalInterface
interface Lesson {
    /** Holds the lesson and returns the number of clients that have left. */
    int hold(Booth booth, int port) throws Exception;

    /** Holds a lesson and records its session into a file. */
    static void record(Path file, ListenerSettings settings, Lesson lesson) throws Exception {
        try (Booth booth = new Booth(file)) {
            int clients = lesson.hold(booth, booth.listen(settings));
            booth.awaitLeft(clients);
        }
    }

    /** Runs clients of all kinds against an echo server. */
    static int ofManyKinds(Booth booth, int port) throws Exception {
        try (Client ordinary = new Client(port)) {
            String megabyte = "0123456789abcdef".repeat(1 << 16);
            for (String text : List.of("Hello", "👩‍🏫 ✓ é \u202e", "", megabyte, "\n")) {
                assertEquals(text, ordinary.sendFramed(text).readFrame());
            }
        }
        try (Client wrong = new Client(port)) {
            wrong.send("alice").readBytes(5);
            wrong.sendFramed("bob").readFrame();
            wrong.send("0005" + " ".repeat(60) + "zeros").readFrame();
        }
        try (Client halfClosed = new Client(port)) {
            halfClosed.sendFramed("1").sendFramed("2").sendFramed("3");
            halfClosed.socket.shutdownOutput();
            halfClosed.readAll();
        }
        try (Client inPieces = new Client(port)) {
            for (byte one : Framing.HEADER64.frame(Client.utf8("in pieces")).bytes()) {
                inPieces.socket.getOutputStream().write(one);
            }
            inPieces.readFrame();
        }
        try (Client broken = new Client(port)) {
            broken.sendFramed("I break").readFrame();
            broken.reset();
        }
        try (Client truncated = new Client(port)) {
            truncated.send("12   ");
        }
        try (Client goodbye = new Client(port)) {
            goodbye.sendFramed("!DISCONNECT");
            goodbye.readAll();
        }
        for (int i = 0; i < 20; i++) {
            try (Client one = new Client(port)) {
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
        try (SessionLog log = SessionLog.open(file)) {
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
