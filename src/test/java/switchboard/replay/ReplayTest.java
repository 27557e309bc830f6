package switchboard.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.record.OldSessions;
import switchboard.replay.compare.ReplayResult;
import switchboard.replay.script.ReplaySpeed;
import switchboard.server.TestClient;
import switchboard.text.ClientText;
import switchboard.text.ReplayText;

@Timeout(60)
class ReplayTest {
    private static final ReplayOptions FULL = ReplayOptions.DEFAULTS.at(ReplaySpeed.FULL);

    @TempDir
    private Path folder;

    @Test
    void aRecordedSessionGivesTheSameConversationWithAFreshServer() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, RecordedScenario::ofManyKinds);
        Path again = folder.resolve("again.db");
        try (RecordingTestServer booth = new RecordingTestServer(again)) {
            ReplayResults outcomes = call(recorded, booth.listen(RecordingTestServer.ECHO), FULL);
            ReplaySummary summary = outcomes.await();
            assertTrue(summary.isSame(), () -> summary + outcomes.bad());
            booth.awaitLeft(summary.clients());
        }
        assertEquals(RecordedScenario.conversations(recorded), RecordedScenario.conversations(again));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSessionOfAnOlderFormatIsReplayed(int version) throws Exception {
        Path recorded = OldSessions.put(version, folder);
        byte[] before = Files.readAllBytes(recorded);
        Set<ConnectionId> ana = Set.of(new ConnectionId(version == 1 ? 4 : 1));
        ReplayResults served = new ReplayResults();
        ReplayResults called = new ReplayResults();
        ReplayPlan plan = new ReplayPlan(ana, new ReplayPlan.Side.Server("127.0.0.1", 0), FULL);
        try (Replay server = Replay.start(recorded, plan, served);
                Replay caller = Replay.start(recorded, calling(ana, served.awaitPort(), FULL), called)) {
            ReplaySummary calling = called.await();
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
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, RecordedScenario::ofManyKinds);
        for (boolean pieces : new boolean[] {false, true}) {
            ReplayResults served = new ReplayResults();
            try (Replay server = Replay.start(recorded, serving(), served)) {
                ReplayResults called = call(recorded, served.awaitPort(), FULL.withPieces(pieces));
                ReplaySummary calling = called.await();
                ReplaySummary serving = served.await();
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
        ListenerSettings lines = RecordingTestServer.settings("lines", new AutoReply.Echo());
        Path recorded = folder.resolve("lines.db");
        RecordedScenario.record(recorded, lines, (booth, port) -> {
            try (TestClient client = new TestClient(port)) {
                client.send("one\ntwo\r\n\nthr").readBytes(9);
                client.send("ee\n").readBytes(6);
                client.send("unlimited");
            }
            return 1;
        });
        Path again = folder.resolve("again.db");
        try (RecordingTestServer booth = new RecordingTestServer(again)) {
            ReplayResults outcomes = call(recorded, booth.listen(lines), FULL);
            ReplaySummary summary = outcomes.await();
            assertTrue(summary.isSame(), () -> summary + outcomes.bad());
            assertEquals(5, summary.sent());
            booth.awaitLeft(1);
        }
        assertEquals(RecordedScenario.conversations(recorded), RecordedScenario.conversations(again));
    }

    @Test
    void aMessageThatWasTooLongHasItsLengthAgain() throws Exception {
        for (String framing : List.of("header64", "lines")) {
            ListenerSettings echo = RecordingTestServer.settings(framing, new AutoReply.Echo());
            Path recorded = folder.resolve(framing + ".db");
            byte[] tooLong = echo.framing()
                    .frame("x".repeat(1_300_000).getBytes(StandardCharsets.US_ASCII))
                    .bytes();
            byte[] next = echo.framing().frame(TestClient.utf8("next")).bytes();
            RecordedScenario.record(recorded, echo, (booth, port) -> {
                try (TestClient client = new TestClient(port)) {
                    client.socket.getOutputStream().write(tooLong);
                    client.socket.getOutputStream().write(next);
                    client.socket.shutdownOutput();
                    assertTrue(client.readAll().contains("next"));
                }
                return 1;
            });
            Path again = folder.resolve(framing + " again.db");
            try (RecordingTestServer booth = new RecordingTestServer(again)) {
                ReplayResults outcomes = call(recorded, booth.listen(echo), FULL);
                ReplaySummary summary = outcomes.await();
                assertTrue(summary.isSame(), () -> summary + outcomes.bad());
                assertEquals(2, summary.sent());
                booth.awaitLeft(1);
            }
            assertEquals(RecordedScenario.conversations(recorded), RecordedScenario.conversations(again));
        }
    }

    @Test
    void aCodeThatTheRecordingDoesNotKeepIsSentAndExpectedWhereItWasSaid() throws Exception {
        ClassCode code = new ClassCode("pear-7");
        ListenerSettings asking = RecordingTestServer.ECHO.asking(code);
        Path recorded = folder.resolve("recorded.db");
        RecordedScenario.record(recorded, asking, (booth, port) -> {
            try (TestClient client = new TestClient(port)) {
                client.sendFramed("pear-7").readFrame();
                client.sendFramed("Hello").readFrame();
                client.sendFramed("pear-7").readFrame();
            }
            return 1;
        });
        Path again = folder.resolve("again.db");
        try (RecordingTestServer booth = new RecordingTestServer(again)) {
            int port = booth.listen(asking);
            assertFalse(call(recorded, port, FULL).await().isSame(), "asterisks are no code");
            ReplayResults outcomes = call(recorded, port, FULL.withCode(code));
            ReplaySummary summary = outcomes.await();
            assertTrue(summary.isSame(), () -> summary + outcomes.bad());
            assertEquals(3, summary.sent());
        }
        ReplayResults served = new ReplayResults();
        ReplayPlan plan = new ReplayPlan(Set.of(), new ReplayPlan.Side.Server("127.0.0.1", 0), FULL.withCode(code));
        try (Replay server = Replay.start(recorded, plan, served)) {
            assertTrue(call(recorded, served.awaitPort(), FULL.withCode(code))
                    .await()
                    .isSame());
            assertTrue(served.await().isSame(), served::bad);
            assertTrue(server.summary().join().isSame());
        }
    }

    @Test
    void answersByHandAreAwaitedAndCompared() throws Exception {
        ListenerSettings silent = RecordingTestServer.settings("header64", new AutoReply.Off());
        Path recorded = folder.resolve("recorded.db");
        RecordedScenario.record(recorded, silent, (booth, port) -> {
            booth.answerByHand(text -> "Hello " + text);
            try (TestClient client = new TestClient(port)) {
                for (String name : List.of("Ana", "Ben", "Cem")) {
                    assertEquals("Hello " + name, client.sendFramed(name).readFrame());
                }
            }
            return 1;
        });
        try (RecordingTestServer booth = new RecordingTestServer(folder.resolve("again.db"))) {
            booth.answerByHand(text -> text.equals("Ben") ? "Hi Ben" : "Hello " + text);
            ReplayResults outcomes = call(recorded, booth.listen(silent), FULL);
            ReplaySummary summary = outcomes.await();
            assertEquals(List.of(3L, 2L, 1L), List.of(summary.sent(), summary.same(), summary.different()));
            ReplayOutcome different = outcomes.of(ReplayResult.DIFFERENT).getFirst();
            assertEquals("Hello Ben", different.recorded().orElseThrow().text());
            assertEquals("Hi Ben", different.received().orElseThrow().text());
        }
    }

    @Test
    void onlyTheChosenClientsArePlayed() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, (booth, port) -> {
            for (String name : List.of("Ana", "Ben", "Cem")) {
                try (TestClient client = new TestClient(port)) {
                    client.sendFramed(name).readFrame();
                }
                booth.awaitLeft(1);
            }
            return 0;
        });
        try (RecordingTestServer booth = new RecordingTestServer(folder.resolve("again.db"))) {
            int port = booth.listen(RecordingTestServer.ECHO);
            ReplayResults ben = new ReplayResults();
            try (Replay replay = Replay.start(recorded, calling(Set.of(new ConnectionId(2)), port, FULL), ben)) {
                ReplaySummary summary = ben.await();
                assertEquals(1, summary.clients());
                assertTrue(summary.isSame(), ben::bad);
                assertEquals(
                        "Ben", ben.all().getFirst().recorded().orElseThrow().text());
                assertEquals(summary, replay.summary().join());
            }
            ReplayResults nobody = new ReplayResults();
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
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, RecordedScenario::ofManyKinds);
        int free;
        try (RecordingTestServer booth = new RecordingTestServer(folder.resolve("other.db"))) {
            free = booth.listen(RecordingTestServer.ECHO);
        }
        ReplayResults outcomes = call(recorded, free, FULL);
        ReplaySummary summary = outcomes.await();
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
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, RecordedScenario::ofManyKinds);
        try (RecordingTestServer booth = new RecordingTestServer(folder.resolve("again.db"))) {
            // This server does not answer, so almost every client waits.
            int port = booth.listen(RecordingTestServer.settings("header64", new AutoReply.Off()));
            ReplayResults called = new ReplayResults();
            ReplayOptions patient = FULL.withAnswerTime(Duration.ofMinutes(10));
            try (Replay replay = Replay.start(recorded, calling(Set.of(), port, patient), called)) {
                assertEquals(ReplayResult.SENT, called.awaitFirst().result());
                replay.cancel();
                assertTrue(called.await().cancelled());
                booth.awaitLeft(called.await().played());
            }
            ReplayResults served = new ReplayResults();
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
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, (booth, port) -> {
            try (TestClient client = new TestClient(port)) {
                String megabyte = "x".repeat(1 << 20);
                for (int i = 0; i < 16; i++) {
                    client.sendFramed(megabyte).readFrame();
                }
            }
            return 1;
        });
        ReplayOptions impatient = new ReplayOptions(
                ReplaySpeed.FULL,
                Duration.ofMillis(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                Duration.ofMillis(10),
                false,
                ClassCode.NONE,
                1);
        // The system accepts connections and some bytes for this socket, but the test reads none.
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ReplayResults outcomes = call(recorded, deaf.getLocalPort(), impatient);
            ReplaySummary summary = outcomes.await();
            assertTrue(summary.unsent() > 0, outcomes::bad);
            assertEquals(1, summary.broken());
            assertEquals(
                    Optional.of(ReplayText.LOST_STALLED.with(0)),
                    outcomes.of(ReplayResult.BROKEN).getFirst().why());
        }
    }

    @Test
    void aPortThatIsTakenIsOneSentence() throws Exception {
        Path recorded = folder.resolve("recorded.db");
        RecordedScenario.record(recorded, RecordingTestServer.ECHO, (booth, port) -> {
            try (TestClient client = new TestClient(port)) {
                client.sendFramed("Hello").readFrame();
            }
            return 1;
        });
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ReplayPlan plan =
                    new ReplayPlan(Set.of(), new ReplayPlan.Side.Server("127.0.0.1", other.getLocalPort()), FULL);
            ReplayResults outcomes = new ReplayResults();
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

    private static ReplayResults call(Path recorded, int port, ReplayOptions options) throws Exception {
        ReplayResults outcomes = new ReplayResults();
        try (Replay replay = Replay.start(recorded, calling(Set.of(), port, options), outcomes)) {
            assertEquals(outcomes.await(), replay.summary().join());
        }
        return outcomes;
    }
}
