package switchboard.bench.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import switchboard.bench.EventThread;
import switchboard.bench.Options;
import switchboard.client.swarm.ClientMix;
import switchboard.client.swarm.ConnectionResult;
import switchboard.client.swarm.Expectation;
import switchboard.client.swarm.KindCounts;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmPlans;
import switchboard.client.swarm.SwarmReport;
import switchboard.fault.FactSummary;
import switchboard.fault.FaultProxy;
import switchboard.fault.Faults;
import switchboard.fault.NetworkFaults;
import switchboard.fault.RecordedServer;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.ui.fake.EdtLatencyProbe;

/**
 * Runs the real window and its server for a long time:
 * {@code ./run.sh bench soak [--minutes 30] [--clients 200] [--rate 300] [--seed N]}.
 *
 * <p>Clients of all kinds of the swarm connect through the fault proxy, receive every message back and are recorded,
 * while a person filters the log now and then. Each minute reports the state of the process. At the end counts and
 * session file are compared with the model, and the minutes with each other. Everything runs in one process and needs
 * a display.
 */
public final class SoakBench {
    private static final double P99_MILLIS = 100;
    private static final double LONGEST_MILLIS = 1_000;
    private static final double HEAP_SHARE = 0.1;
    private static final double HEAP_BYTES = 8 << 20;
    private static final int MORE_THREADS = 3;
    private static final int DESCRIPTORS_OF_A_CLIENT = 4;
    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream(), false);

    /** All kinds; the two that send most are few, so that the session file stays smaller than most disks. */
    private static final String EVERYBODY = "tidy=16,chatty=8,slow=6,emoji=6,half-close=6,reconnect=8,reset=8,"
            + "never-reads=1,wrong-length=4,characters=4,no-header=4,huge=1";

    /**
     * The network may delay a header beyond a deadline, after which it counts as none; the model has no clock, so the
     * deadlines are long.
     */
    private static final ServerLimits UNHURRIED = ServerLimits.DEFAULTS.with(
            new ServerLimits.Inbound(1 << 20, Duration.ofHours(1), Duration.ofHours(1), 8 << 10, 64L << 20));

    private final PrintStream out;
    private final int minutes;
    private final ClientMix mix;
    private final long rate;
    private final long seed;
    private final Queue<ConnectionResult> calls = new ConcurrentLinkedQueue<>();
    private final List<Vitals> all = new ArrayList<>();
    private boolean allMet = true;

    private SoakBench(PrintStream out, Options options) throws Options.BadOption {
        options.only("minutes", "clients", "rate", "seed");
        this.out = out;
        minutes = (int) options.number("minutes", 30);
        mix = ClientMix.parse(EVERYBODY).of((int) options.number("clients", 200));
        rate = options.number("rate", 300);
        seed = options.number("seed", ThreadLocalRandom.current().nextLong(1_000_000));
    }

    /** Runs the soak, prints the results and returns 0 if all checks passed. */
    public static int run(Options options, PrintStream out) throws Exception {
        SoakBench bench = new SoakBench(out, options);
        Path scratch = Files.createTempDirectory("switchboard-soak-");
        try {
            bench.soak(scratch.resolve("soak.db"));
            return bench.allMet ? 0 : 1;
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }

    private void soak(Path file) throws Exception {
        out.printf(Locale.ROOT, "%d minutes of %s, %,d messages/s, seed %d%n", minutes, mix, rate, seed);
        double weight = ModelWeight.perConnection();
        RecordedServer server = new RecordedServer(file, UNHURRIED, new AutoReply.Echo(), false);
        SoakWindow window = new SoakWindow(server, file);
        int socketsBefore = Vitals.socketsNow();
        SwarmReport report;
        int accepted;
        try (FaultProxy proxy = FaultProxy.to(server.port(), this::weather)) {
            SwarmPlan plan = SwarmPlans.of(
                    SwarmPlan.of("127.0.0.1", proxy.port(), mix, rate, Duration.ofMinutes(minutes), seed)
                            .expecting(Expectation.ECHO),
                    Duration.ofSeconds(2));
            FutureTask<SwarmReport> swarm = new FutureTask<>(Swarm.of(plan, calls::add)::run);
            Threads.platform("swarm", swarm).start();
            watch(server, window, weight);
            report = swarm.get();
            accepted = proxy.accepted();
        }
        try {
            server.awaitNobody();
            Await.until("the window shows that nobody is there", () -> window.shows(0));
            int left = socketsLeft(socketsBefore);
            judge(left <= socketsBefore, "%d sockets, %d before the clients came", left, socketsBefore);
            window.close();
            server.end();
            compare(server, report, accepted);
        } catch (AssertionError broken) {
            judge(false, "%s", broken.getMessage());
        }
        judgeMinutes();
    }

    /**
     * Returns the faults of a connection. No fault swallows a client's bytes or its end for ever, because the server
     * would rightly keep such a connection, and their number would grow each minute.
     */
    private NetworkFaults weather(int connection) {
        NetworkFaults weather = NetworkFaults.of(seed, connection);
        return weather.up().blackHole()
                ? new NetworkFaults(Faults.NONE.cut(Faults.How.HALF_CLOSE, 1_000), weather.down())
                : weather;
    }

    private void watch(RecordedServer server, SoakWindow window, double weight) throws Exception {
        EdtLatencyProbe pulse = new EdtLatencyProbe(NOWHERE);
        pulse.start();
        long begun = System.nanoTime();
        for (int minute = 1; minute <= minutes; minute++) {
            pulse.tell("the last collection");
            long waited = EventThread.waitedForProcessor();
            long end = begun + TimeUnit.MINUTES.toNanos(minute) - TimeUnit.SECONDS.toNanos(2);
            for (int turn = 0; System.nanoTime() - end < 0; turn++) {
                TimeUnit.NANOSECONDS.sleep(Math.min(TimeUnit.SECONDS.toNanos(3), end - System.nanoTime()));
                window.use(turn);
            }
            EdtLatencyProbe.Delays delays = pulse.tell("a minute");
            long unserved = EventThread.waitedForProcessor() - waited;
            long connections = server.counts().total();
            all.add(new Vitals(
                    server.counts().live(),
                    connections,
                    server.session().log().newest().get(),
                    Vitals.heapNow() - (long) (weight * connections),
                    Vitals.threadsNow(),
                    Vitals.descriptorsNow(),
                    delays,
                    unserved));
            // The wait for the garbage collection is no delay of the window.
            TimeUnit.MILLISECONDS.sleep(200);
            out.println("minute " + minute + ": " + all.getLast());
        }
        pulse.stop();
    }

    /**
     * Waits until no more sockets are open than before. A client that has ended its stream can still be answered for a
     * minute.
     */
    private static int socketsLeft(int before) throws Exception {
        long until = System.nanoTime()
                + ServerLimits.DEFAULTS.closingLimits().answerTime().toNanos()
                + TimeUnit.SECONDS.toNanos(20);
        while (Vitals.socketsNow() > before && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return Vitals.socketsNow();
    }

    private void compare(RecordedServer server, SwarmReport report, int accepted) throws Exception {
        FactSummary ledger = server.ledger();
        judge(ledger.violations().isEmpty(), "nothing happened that can't be: %s", ledger.violations());
        judge(
                ledger.opened() == server.counts().total()
                        && ledger.rejected() == server.counts().rejected()
                        && ledger.closed().equals(server.counts().closed()),
                "the server's counts are the model's: %,d connections, %,d rejected, closed %s",
                ledger.opened(),
                ledger.rejected(),
                ledger.closed());
        judge(
                accepted == ledger.opened() && calls.size() == report.total(KindCounts::connects),
                "%,d connections through the proxy, %,d of the clients",
                accepted,
                calls.size());
        String said = ledger.transcript();
        judge(
                said.equals(server.transcriptOnDisk()),
                "the session file holds exactly what was accepted and answered, %,d messages",
                all.isEmpty() ? 0 : all.getLast().messages());
        Optional<ConnectionResult> wrong =
                calls.stream().filter(call -> !isTrue(ledger, call)).findFirst();
        judge(
                wrong.isEmpty() && report.total(KindCounts::right) > 0,
                "what clients that keep the rules were answered, %,d times, is what they had said; else: %s",
                report.total(KindCounts::right),
                wrong);
    }

    private static boolean isTrue(FactSummary ledger, ConnectionResult call) {
        String connection = call.kind().word() + " " + call.client() + "." + call.number();
        return !call.kind().keepsRules()
                || call.wrong() == 0
                        && ledger.answered(connection) >= call.right()
                        && ledger.accepted(connection) >= ledger.answered(connection);
    }

    private void judgeMinutes() {
        judgeDelays();
        judgeDrift("heap in MiB", vitals -> vitals.heap() / 1048576.0, HEAP_SHARE, HEAP_BYTES / 1048576.0);
        judgeDrift("threads", Vitals::threads, 0, MORE_THREADS);
        // The number of connected and recently disconnected clients varies from minute to minute.
        judgeDrift("descriptors", Vitals::descriptors, 0, DESCRIPTORS_OF_A_CLIENT * mix.size() / 10.0);
    }

    private void judgeDelays() {
        // In the first minute Java has not compiled the window's code yet.
        List<Vitals> warm = all.subList(Math.min(1, all.size()), all.size());
        if (warm.isEmpty()) {
            out.println("  too few minutes to judge the event dispatch delay");
            return;
        }
        double p99 =
                warm.stream().mapToDouble(one -> one.delays().p99() / 1e6).max().orElse(0);
        double longest = warm.stream()
                .mapToDouble(one -> one.delays().longest() / 1e6)
                .max()
                .orElse(0);
        judge(
                p99 <= P99_MILLIS && longest <= LONGEST_MILLIS,
                "event dispatch delay from the second minute on: p99 %.1f ms in the worst one, longest %.0f ms;"
                        + " the bounds are %.0f and %,.0f",
                p99,
                longest,
                P99_MILLIS,
                LONGEST_MILLIS);
    }

    private void judgeDrift(String what, ToDoubleFunction<Vitals> figure, double share, double amount) {
        Optional<Drift> drift = Drift.of(all, figure);
        drift.ifPresentOrElse(
                found -> judge(
                        found.isWithin(share, amount),
                        "%s: at least %.1f in the second third, %.1f in the last; the bound is %.0f %% and %.0f more",
                        what,
                        found.before(),
                        found.after(),
                        100 * share,
                        amount),
                () -> out.println("  too few minutes to tell whether it drifts: " + what));
    }

    private void judge(boolean met, String words, Object... values) {
        allMet &= met;
        out.println((met ? "  met: " : "  NOT MET: ") + String.format(Locale.ROOT, words, values));
    }
}
