package switchboard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.ConnectionResult;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmPlans;
import switchboard.client.swarm.SwarmReport;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.thread.Threads;

/** The whole server behind a network with random faults, compared with a small model. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@Tag("slow")
class RandomFaultsTest {
    private static final Logger LOG = LoggerFactory.getLogger(RandomFaultsTest.class);

    /**
     * Limits without deadlines in practice: a header that the network delays beyond a deadline would be read as none.
     */
    private static final ServerLimits UNHURRIED = ServerLimits.DEFAULTS.with(
            new ServerLimits.Inbound(1 << 20, Duration.ofHours(1), Duration.ofHours(1), 8 << 10, 64L << 20));

    private static final int ENOUGH_REPLIES = 100;

    private static final ClientMix EVERYBODY_BUT_HUGE =
            ClientMix.parse("tidy=8,chatty=4,slow=3,emoji=3,half-close=3,reconnect=4,"
                    + "reset=4,never-reads=2,wrong-length=2,characters=2,no-header=2");

    @TempDir
    Path directory;

    static Stream<Long> seeds() {
        return Stream.of(2L, 3L, ThreadLocalRandom.current().nextLong(1_000_000));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheNetworkDoesNothingThatWasAcceptedIsLost(long seed) throws Exception {
        swarm(seed, EVERYBODY_BUT_HUGE, Duration.ofMillis(1_000), 400);
    }

    @Test
    @Tag("long")
    void forMinutesNothingIsLostAndNothingIsLeftBehind() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        swarm(seed, EVERYBODY_BUT_HUGE, Duration.ofSeconds(2), 300);
        long settled = descriptors();
        for (int round = 1; round <= 8; round++) {
            swarm(seed + round, ClientMix.parse("all").of(150), Duration.ofSeconds(20), 600);
        }
        long end = descriptors();
        assertTrue(end <= settled + 8, "from seed " + seed + " on, " + settled + " descriptors grew to " + end);
    }

    private void swarm(long seed, ClientMix mix, Duration time, int rate) throws Exception {
        LOG.warn("Random faults, seed {}", seed);
        String with = "seed " + seed + ": ";
        Set<String> threadsBefore = ourThreads();
        Queue<ConnectionResult> calls = new ConcurrentLinkedQueue<>();
        Path file = directory.resolve("session-" + seed + ".db");
        try (RecordedServer server = new RecordedServer(file, UNHURRIED, new AutoReply.Echo(), false)) {
            SwarmReport report;
            int accepted;
            try (FaultProxy proxy = FaultProxy.to(server.port(), number -> NetworkFaults.of(seed, number))) {
                SwarmPlan plan = SwarmPlans.of(
                        SwarmPlan.of("127.0.0.1", proxy.port(), mix, rate, Duration.ofMinutes(5), seed)
                                .expecting(Expectation.ECHO),
                        Duration.ofMillis(400));
                Swarm swarm = Swarm.of(plan, calls::add);
                long enough = System.nanoTime() + time.toNanos();
                // Not by the clock alone: on a computer that is busy with other tests the run would end before it
                // began.
                Thread ending = Threads.virtual("ending", () -> {
                    Await.until(
                            "they talk",
                            () -> System.nanoTime() - enough > 0
                                    && swarm.progress().replies() > ENOUGH_REPLIES);
                    swarm.stop();
                });
                ending.start();
                report = swarm.run();
                ending.join();
                accepted = proxy.accepted();
            }
            server.awaitNobody();
            server.end();

            assertTrue(report.total(KindCounts::right) > 0, with + "nobody talked: " + report);
            assertEquals(List.of(), server.ledger().violations(), with);
            countsAddUp(server, with);
            assertEquals(calls.size(), report.total(KindCounts::connects), with);
            assertEquals(accepted, server.ledger().opened(), with + "each connection is one");
            assertEquals(server.ledger().transcript(), server.transcriptOnDisk(), with + "what is in the file");
            for (ConnectionResult call : calls) {
                heardWhatWasSaid(server.ledger(), call, with);
            }
        }
        assertEquals(threadsBefore, ourThreads(), with + "threads left behind");
    }

    private static void countsAddUp(RecordedServer server, String with) {
        assertEquals(server.ledger().opened(), server.counts().total(), with);
        assertEquals(server.ledger().rejected(), server.counts().rejected(), with);
        assertEquals(server.ledger().closed(), server.counts().closed(), with);
    }

    /** Checks that each reply to a client that keeps the protocol is an echo of one of its own accepted messages. */
    private static void heardWhatWasSaid(FactSummary ledger, ConnectionResult call, String with) {
        String connection = call.kind().word() + " " + call.client() + "." + call.number();
        if (call.kind().keepsRules()) {
            assertEquals(0, call.wrong(), with + call);
            assertTrue(ledger.answered(connection) >= call.right(), with + call);
            assertTrue(ledger.accepted(connection) >= ledger.answered(connection), with + call);
        }
    }

    private static Set<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("switchboard-"))
                .collect(Collectors.toSet());
    }

    private static long descriptors() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }
}
