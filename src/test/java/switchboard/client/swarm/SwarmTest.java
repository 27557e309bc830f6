package switchboard.client.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.client.ClientException;
import switchboard.fault.RecordedServer;
import switchboard.model.CloseReason;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.TestClient;
import switchboard.server.context.ServerLimits;
import switchboard.text.ClientText;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The swarm with Switchboard's server and with servers that misbehave. */
@Timeout(120)
@Tag("slow")
class SwarmTest {
    private static final Duration SHORT = Duration.ofMillis(800);

    @TempDir
    Path directory;

    private static SwarmPlan plan(int port, String mix, double rate, Duration time) {
        return SwarmPlans.of(
                SwarmPlan.of("127.0.0.1", port, ClientMix.parse(mix), rate, time, 42)
                        .expecting(Expectation.ECHO),
                Duration.ofSeconds(5));
    }

    private RecordedServer server(ServerLimits limits, boolean strict) throws Exception {
        return new RecordedServer(directory.resolve("session.db"), limits, new AutoReply.Echo(), strict);
    }

    private static KindCounts only(SwarmReport report) {
        assertEquals(1, report.kinds().size());
        return report.kinds().getFirst();
    }

    @Test
    void whoeverKeepsTheRulesGetsEveryEchoAndTheServerCountsTheSame() throws Exception {
        Queue<ConnectionResult> calls = new ConcurrentLinkedQueue<>();
        try (RecordedServer server = server(ServerLimits.DEFAULTS, true)) {
            SwarmReport report = Swarm.of(
                            plan(server.port(), "tidy=5,chatty=2,slow,emoji=2,half-close=2,reconnect=3", 200, SHORT),
                            calls::add)
                    .run();
            server.awaitNobody();

            assertTrue(report.isGood(), report.toString());
            assertFalse(report.stopped());
            assertEquals(report.total(KindCounts::sent), report.total(KindCounts::right));
            assertEquals(15, report.total(KindCounts::clients));
            assertEquals(calls.size(), server.counts().total());
            assertEquals(
                    Map.of(CloseReason.FIN, (long) calls.size()),
                    server.counts().closed());
            for (ConnectionResult call : calls) {
                String connection = call.kind().word() + " " + call.client() + "." + call.number();
                assertEquals(call.sent(), server.ledger().accepted(connection), call.toString());
                assertEquals(ConnectionResult.End.LEFT, call.end(), call.toString());
            }
            for (KindCounts kind : report.kinds()) {
                assertTrue(kind.sent() > 0, kind + " said nothing");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverBreaksThemHarmsNobody(boolean strict) throws Exception {
        try (RecordedServer server = server(ServerLimits.DEFAULTS, strict)) {
            SwarmReport report = Swarm.of(SwarmPlans.of(plan(server.port(), "all", 300, SHORT), Duration.ofSeconds(3)))
                    .run();
            server.awaitNobody();

            assertTrue(report.isGood(), report.toString());
            assertEquals(report.total(KindCounts::connects), server.counts().total());
            assertEquals(List.of(), server.ledger().violations());
            KindCounts deaf = report.kinds().stream()
                    .filter(counts -> counts.kind() == ClientKind.NEVER_READS)
                    .findFirst()
                    .orElseThrow();
            assertEquals(0, deaf.bytesIn());
            KindCounts miscounting = report.kinds().stream()
                    .filter(counts -> counts.kind() == ClientKind.NO_HEADER)
                    .findFirst()
                    .orElseThrow();
            assertEquals(strict, miscounting.fin() > 0, miscounting.toString());
            if (strict) {
                assertTrue(miscounting
                        .troubles()
                        .keySet()
                        .iterator()
                        .next()
                        .english()
                        .contains("The server said “"));
            }
        }
    }

    @Test
    void aHugeMessageComesBackWithoutBeingKept() throws Exception {
        Queue<ConnectionResult> calls = new ConcurrentLinkedQueue<>();
        ServerLimits limits = ServerLimits.DEFAULTS.withMaxMessage(ServerLimits.HARD_MAX_MESSAGE);
        try (RecordedServer server = server(limits, true)) {
            Swarm.of(plan(server.port(), "huge=2", 0, SHORT), calls::add).run();
            server.awaitNobody();
        }
        assertEquals(2, calls.stream().mapToLong(ConnectionResult::right).sum(), calls.toString());
        assertEquals(
                20_000_128, calls.stream().mapToLong(ConnectionResult::bytesIn).sum(), calls.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines framed", "raw framed", "u16 framed", "zero4 raw", "header10 line"})
    void otherFramingsAndReplyFormatsAreHeldAgainstTheirEcho(String agreement) throws Exception {
        String[] words = agreement.split(" ");
        Framing framing = Framings.parse(words[0]);
        ReplyFormat replyAs = ReplyFormat.valueOf(words[1].toUpperCase(Locale.ROOT));
        try (HostileServer server = new HostileServer(client -> {
            FrameReader reader = framing.reader(1 << 20, false, MemoryBudget.UNLIMITED);
            byte[] buffer = new byte[8_192];
            List<Message> messages = new ArrayList<>();
            for (int count = client.getInputStream().read(buffer);
                    count >= 0;
                    count = client.getInputStream().read(buffer)) {
                reader.accept(buffer, 0, count, System.nanoTime(), messages::add);
                for (Message message : messages) {
                    client.getOutputStream()
                            .write(framing.encode(message.body(), replyAs).bytes());
                }
                messages.clear();
            }
        })) {
            SwarmPlan plan = plan(server.port(), "tidy=3,chatty=2,half-close=2", 200, Duration.ofMillis(400))
                    .speaking(framing, replyAs);
            SwarmReport report = Swarm.of(plan).run();

            assertTrue(report.isGood(), report.toString());
            assertEquals(report.total(KindCounts::sent), report.total(KindCounts::right));
        }
    }

    @Test
    void aServerThatAnswersWrongOrNotAtAllIsFoundOut() throws Exception {
        try (HostileServer shouting = new HostileServer(client -> {
            while (true) {
                HostileServer.write(client, HostileServer.read(client).toUpperCase(Locale.ROOT));
            }
        })) {
            KindCounts tidy =
                    only(Swarm.of(plan(shouting.port(), "tidy=2", 50, SHORT)).run());
            assertTrue(tidy.wrong() > 0 && tidy.right() == 0 && tidy.missing() == 0, tidy.toString());
            assertEquals(tidy.sent(), tidy.wrong());
            assertFalse(tidy.isGood());
        }
        try (HostileServer silent =
                new HostileServer(client -> client.getInputStream().readAllBytes())) {
            SwarmPlan impatient = SwarmPlans.of(plan(silent.port(), "tidy=2", 50, SHORT), Duration.ofMillis(100));
            KindCounts tidy = only(Swarm.of(impatient).run());
            assertTrue(tidy.sent() > 0, tidy.toString());
            assertEquals(tidy.sent(), tidy.missing());
            assertFalse(tidy.isGood());
            assertTrue(Swarm.of(impatient.expecting(Expectation.ANYTHING)).run().isGood(), "nothing was expected");
        }
    }

    @Test
    void whatAServerSaysBeforeItHangsUpIsTold() throws Exception {
        try (HostileServer full = new HostileServer(client -> {
            client.getOutputStream().write("Full.\u001B[2J Try later.\n".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        })) {
            KindCounts tidy =
                    only(Swarm.of(plan(full.port(), "tidy=3", 100, SHORT)).run());
            assertTrue(tidy.fin() >= 1, tidy.toString());
            assertEquals(0, tidy.wrong() + tidy.replies(), "last words are no reply");
            assertEquals(
                    List.of(ClientText.SWARM_HUNG_UP_SAID.with("Full.\\x1b[2J Try later.")),
                    List.copyOf(tidy.troubles().keySet()));
            assertFalse(tidy.isGood());
            assertTrue(tidy.connects() < 40, "nobody knocks without a pause: " + tidy.connects());
        }
        try (HostileServer hostile = new HostileServer(client -> {
            HostileServer.read(client);
            client.setSoLinger(true, 0);
        })) {
            KindCounts tidy =
                    only(Swarm.of(plan(hostile.port(), "tidy=3", 100, SHORT)).run());
            assertTrue(tidy.rst() >= 1, tidy.toString());
            assertEquals(
                    List.of(ClientText.SWARM_RESET.with()),
                    List.copyOf(tidy.troubles().keySet()));
        }
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() throws Exception {
        int free = TestClient.freePort();
        Swarm swarm = Swarm.of(plan(free, "tidy=30", 30, Duration.ofMinutes(1)));

        ClientException nobody = assertThrows(ClientException.class, swarm::run);

        assertTrue(
                String.valueOf(nobody.getMessage()).startsWith("127.0.0.1:" + free + " refused the connection"),
                nobody.toString());
    }

    @Test
    void aServerThatGoesAwayIsCountedAsRefusing() throws Exception {
        HostileServer server =
                new HostileServer(client -> client.getInputStream().readAllBytes());
        Swarm swarm = Swarm.of(
                plan(server.port(), "tidy=2", 10, Duration.ofSeconds(3)).expecting(Expectation.ANYTHING));
        Thread closing = Threads.virtual("closing", () -> {
            Await.until("somebody talks", () -> swarm.progress().sent() > 0);
            try {
                server.close();
            } catch (IOException already) {
                throw new AssertionError(already);
            }
        });
        closing.start();

        KindCounts tidy = only(swarm.run());

        closing.join();
        assertTrue(tidy.refused() > 0, tidy.toString());
        assertTrue(
                tidy.troubles().keySet().stream().anyMatch(why -> why.code() == ClientText.CONNECT_REFUSED),
                tidy.toString());
        assertFalse(tidy.isGood());
    }

    @Test
    void stoppedItLeavesWithinASecondOrTwoAndBlamesNobody() throws Exception {
        try (HostileServer silent =
                new HostileServer(client -> client.getInputStream().readAllBytes())) {
            Swarm swarm = Swarm.of(plan(silent.port(), "tidy=5,slow=2,chatty=2,never-reads", 0, Duration.ZERO));
            Thread stopping = Threads.virtual("stopping", () -> {
                Await.until("somebody waits", () -> swarm.progress().sent() > 3);
                swarm.stop();
            });
            long begun = System.nanoTime();
            stopping.start();

            SwarmReport report = swarm.run();

            assertTrue(report.stopped());
            assertTrue(report.isGood(), report.toString());
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(10), "it took " + report.time());
            assertEquals(0, swarm.progress().connected());
        }
    }

    @Test
    void allTogetherKeepTheRate() throws Exception {
        try (RecordedServer server = server(ServerLimits.DEFAULTS, false)) {
            SwarmReport report = Swarm.of(plan(server.port(), "tidy=20,chatty=3", 60, Duration.ofSeconds(1)))
                    .run();

            // A burst that is due just before the end is sent completely.
            long sent = report.total(KindCounts::sent);
            assertTrue(sent > 0 && sent <= 60 + 20 + 10, "sent " + sent);
        }
    }

    @Test
    void theSameSeedSaysTheSame() throws Exception {
        Queue<String> first = new ConcurrentLinkedQueue<>();
        Queue<String> second = new ConcurrentLinkedQueue<>();
        for (Queue<String> said : List.of(first, second)) {
            try (HostileServer server = new HostileServer(client -> {
                while (true) {
                    said.add(HostileServer.read(client));
                }
            })) {
                Swarm.of(plan(server.port(), "emoji", 0, Duration.ofSeconds(1)).expecting(Expectation.ANYTHING))
                        .run();
            }
        }
        assertTrue(first.size() > 5 && second.size() > 5, first.size() + " and " + second.size());
        assertEquals(first.stream().limit(5).toList(), second.stream().limit(5).toList());
    }
}
