package switchboard.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.record.OldSessions;
import switchboard.server.Client;
import switchboard.text.ClientText;
import switchboard.text.ReplayText;

@Timeout(60)
class ReplayTest {
    private static final ReplayOptions FULL = ReplayOptions.DEFAULTS.at(Speed.FULL);

    @TempDir
    private Path folder;

    @Test
    void aRecordedSessionGivesTheSameConversationWithAFreshServer() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, Lesson::ofManyKinds);
        Path again = folder.resolve("again.db");
        try (Booth booth = new Booth(again)) {
            Outcomes outcomes = call(recorded, booth.listen(Booth.ECHO), FULL);
            Summary summary = outcomes.await();
            assertTrue(summary.isSame(), () -> summary + outcomes.bad());
            booth.awaitLeft(summary.clients());
        }
        assertEquals(Lesson.conversations(recorded), Lesson.conversations(again));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSessionOfAnOlderFormatIsReplayed(int version) throws Exception {
        Path recorded = OldSessions.put(version, folder);
        byte[] before = Files.readAllBytes(recorded);
        Set<ConnectionId> ana = Set.of(new ConnectionId(version == 1 ? 4 : 1));
        Outcomes served = new Outcomes();
        Outcomes called = new Outcomes();
        ReplayPlan plan = new ReplayPlan(ana, new ReplayPlan.Side.Server("127.0.0.1", 0), FULL);
        try (Replay server = Replay.start(recorded, plan, served);
                Replay caller = Replay.start(recorded, calling(ana, served.awaitPort(), FULL), called)) {
            Summary calling = called.await();
            assertTrue(calling.isSame(), () -> calling + called.bad());
            assertTrue(served.await().isSame(), served::bad);
            assertEquals(2, calling.sent());
            assertEquals(version == 1 ? 1 : 3, calling.same());
            assertEquals(calling, caller.summary().join());
            assertEquals(served.await(), server.summary().join());
        }
        assertArrayEquals(before, Files.readAllBytes(recorded));
    }

    @Test
    void recordedClientsHearTheSameFromTheRecordedServer() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, Lesson::ofManyKinds);
        for (boolean pieces : new boolean[] {false, true}) {
            Outcomes served = new Outcomes();
            try (Replay server = Replay.start(recorded, serving(), served)) {
                Outcomes called = call(recorded, served.awaitPort(), FULL.withPieces(pieces));
                Summary calling = called.await();
                Summary serving = served.await();
                assertTrue(calling.isSame(), () -> calling + called.bad());
                assertTrue(serving.isSame(), () -> serving + served.bad());
                assertEquals(calling.sent(), serving.same());
                assertEquals(calling.same(), serving.sent());
                assertEquals(serving, server.summary().join());
            }
        }
    }

    @Test
    void linesAreTheSameToo() throws Exception {
        ListenerSettings lines = Booth.settings("lines", new AutoReply.Echo());
        Path recorded = folder.resolve("lines.db");
        Lesson.record(recorded, lines, (booth, port) -> {
            try (Client client = new Client(port)) {
                client.send("one\ntwo\r\n\nthr").readBytes(9);
                client.send("ee\n").readBytes(6);
                client.send("no end");
            }
            return 1;
        });
        Path again = folder.resolve("again.db");
        try (Booth booth = new Booth(again)) {
            Outcomes outcomes = call(recorded, booth.listen(lines), FULL);
            Summary summary = outcomes.await();
            assertTrue(summary.isSame(), () -> summary + outcomes.bad());
            assertEquals(5, summary.sent());
            booth.awaitLeft(1);
        }
        assertEquals(Lesson.conversations(recorded), Lesson.conversations(again));
    }

    @Test
    void answersByHandAreAwaitedAndCompared() throws Exception {
        ListenerSettings silent = Booth.settings("header64", new AutoReply.Off());
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, silent, (booth, port) -> {
            booth.answerByHand(text -> "Hello " + text);
            try (Client client = new Client(port)) {
                for (String name : List.of("Ana", "Ben", "Cem")) {
                    assertEquals("Hello " + name, client.sendFramed(name).readFrame());
                }
            }
            return 1;
        });
        try (Booth booth = new Booth(folder.resolve("again.db"))) {
            booth.answerByHand(text -> text.equals("Ben") ? "Hi Ben" : "Hello " + text);
            Outcomes outcomes = call(recorded, booth.listen(silent), FULL);
            Summary summary = outcomes.await();
            assertEquals(List.of(3L, 2L, 1L), List.of(summary.sent(), summary.same(), summary.different()));
            Outcome different = outcomes.of(Result.DIFFERENT).getFirst();
            assertEquals("Hello Ben", different.recorded().orElseThrow().text());
            assertEquals("Hi Ben", different.received().orElseThrow().text());
        }
    }

    @Test
    void onlyTheChosenClientsArePlayed() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, (booth, port) -> {
            for (String name : List.of("Ana", "Ben", "Cem")) {
                try (Client client = new Client(port)) {
                    client.sendFramed(name).readFrame();
                }
                booth.awaitLeft(1);
            }
            return 0;
        });
        try (Booth booth = new Booth(folder.resolve("again.db"))) {
            int port = booth.listen(Booth.ECHO);
            Outcomes ben = new Outcomes();
            try (Replay replay = Replay.start(recorded, calling(Set.of(new ConnectionId(2)), port, FULL), ben)) {
                Summary summary = ben.await();
                assertEquals(1, summary.clients());
                assertTrue(summary.isSame(), ben::bad);
                assertEquals(
                        "Ben", ben.all().getFirst().recorded().orElseThrow().text());
                assertEquals(summary, replay.summary().join());
            }
            Outcomes nobody = new Outcomes();
            try (Replay replay = Replay.start(recorded, calling(Set.of(new ConnectionId(9)), port, FULL), nobody)) {
                assertEquals(
                        "There is no client #9 in this session.",
                        nobody.await().failure().orElseThrow().english());
                assertEquals(nobody.await(), replay.summary().join());
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidForEachClient() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, Lesson::ofManyKinds);
        int free;
        try (Booth booth = new Booth(folder.resolve("other.db"))) {
            free = booth.listen(Booth.ECHO);
        }
        Outcomes outcomes = call(recorded, free, FULL);
        Summary summary = outcomes.await();
        assertEquals(27, summary.broken());
        assertEquals(0, summary.played());
        assertTrue(
                outcomes.all()
                        .getFirst()
                        .why()
                        .equals(Optional.of(ClientText.CONNECT_REFUSED.with("127.0.0.1:" + free))),
                outcomes::bad);
    }

    @Test
    void aReplayThatWaitsCanBeCancelledAndLeavesNothing() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, Lesson::ofManyKinds);
        try (Booth booth = new Booth(folder.resolve("again.db"))) {
            // This server does not answer, so almost every client waits.
            int port = booth.listen(Booth.settings("header64", new AutoReply.Off()));
            Outcomes called = new Outcomes();
            ReplayOptions patient = FULL.withAnswerTime(Duration.ofMinutes(10));
            try (Replay replay = Replay.start(recorded, calling(Set.of(), port, patient), called)) {
                assertEquals(Result.SENT, called.awaitFirst().result());
                replay.cancel();
                assertTrue(called.await().cancelled());
                booth.awaitLeft(called.await().played());
            }
            Outcomes served = new Outcomes();
            try (Replay replay = Replay.start(recorded, serving(), served)) {
                assertTrue(served.awaitPort() > 0);
                replay.cancel();
                assertTrue(served.await().cancelled());
            }
        }
    }

    @Test
    void whoTakesNothingIsGivenUp() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, (booth, port) -> {
            try (Client client = new Client(port)) {
                String megabyte = "x".repeat(1 << 20);
                for (int i = 0; i < 16; i++) {
                    client.sendFramed(megabyte).readFrame();
                }
            }
            return 1;
        });
        ReplayOptions impatient = new ReplayOptions(
                Speed.FULL,
                Duration.ofMillis(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                Duration.ofMillis(10),
                false,
                1);
        // The system accepts connections and some bytes for this socket, but the test reads none.
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Outcomes outcomes = call(recorded, deaf.getLocalPort(), impatient);
            Summary summary = outcomes.await();
            assertTrue(summary.unsent() > 0, outcomes::bad);
            assertEquals(1, summary.broken());
            assertEquals(
                    Optional.of(ReplayText.LOST_STALLED.with(0)),
                    outcomes.of(Result.BROKEN).getFirst().why());
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        Lesson.record(recorded, Booth.ECHO, (booth, port) -> {
            try (Client client = new Client(port)) {
                client.sendFramed("Hello").readFrame();
            }
            return 1;
        });
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ReplayPlan plan =
                    new ReplayPlan(Set.of(), new ReplayPlan.Side.Server("127.0.0.1", other.getLocalPort()), FULL);
            Outcomes outcomes = new Outcomes();
            try (Replay replay = Replay.start(recorded, plan, outcomes)) {
                String failure = outcomes.await().failure().orElseThrow().english();
                assertEquals(
                        "Port " + other.getLocalPort()
                                + " on 127.0.0.1 is in use: stop the other program or choose another port.",
                        failure);
                assertEquals(outcomes.await(), replay.summary().join());
            }
        }
    }

    private static ReplayPlan calling(Set<ConnectionId> clients, int port, ReplayOptions options) {
        return new ReplayPlan(clients, new ReplayPlan.Side.Clients("127.0.0.1", port), options);
    }

    private static ReplayPlan serving() {
        return new ReplayPlan(Set.of(), new ReplayPlan.Side.Server("127.0.0.1", 0), FULL);
    }

    private static Outcomes call(Path recorded, int port, ReplayOptions options) throws Exception {
        Outcomes outcomes = new Outcomes();
        try (Replay replay = Replay.start(recorded, calling(Set.of(), port, options), outcomes)) {
            assertEquals(outcomes.await(), replay.summary().join());
        }
        return outcomes;
    }
}
