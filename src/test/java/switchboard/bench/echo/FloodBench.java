package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import switchboard.bench.Options;
import switchboard.thread.Threads;

/**
 * Floods a recording Switchboard: {@code ./run.sh bench flood [--seconds N]}.
 *
 * <p>50 clients keep 16 messages each in flight and send the next one after a reply, so the recorder sets the rate.
 * Beside them one calm client sends 50 messages a second and measures its round trips from their due times. At the end
 * the session file must hold exactly the messages that all of them sent and received.
 */
public final class FloodBench {
    private static final Scenario FLOOD = Scenario.DEEP;
    private static final Scenario CALM = new Scenario("calm", 1, 1, 32, 1, "one calm client");
    private static final double CALM_RATE = 50;
    private static final long WARM_UP_MILLIS = 3_000;
    private static final long STEP_SECONDS = 5;
    static final long USUAL_SECONDS = 30;

    private static final double ROWS_GOAL = 500_000;
    private static final double CALM_GOAL_MILLIS = 100;

    /** The largest increase of memory after a flood: the size of the recorder's queue. */
    private static final long KEPT_GOAL = 64L << 20;

    /**
     * The largest increase during a flood: the queue, a copy of it while it is written, and the shared pages of the
     * write-ahead log.
     */
    private static final long PEAK_GOAL = 2 * KEPT_GOAL;

    private final Path scratch;
    private final PrintStream out;
    private final long millis;
    private final List<String> verdicts = new ArrayList<>();

    private FloodBench(Path scratch, PrintStream out, long millis) {
        this.scratch = scratch;
        this.out = out;
        this.millis = millis;
    }

    /** Floods, prints the results and returns 0 if goal 4 was met. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("seconds");
        Path scratch = Files.createTempDirectory("switchboard-bench-");
        try {
            return verdicts(scratch, out, options.number("seconds", USUAL_SECONDS)).stream()
                            .allMatch(verdict -> verdict.startsWith(Goals.MET))
                    ? 0
                    : 1;
        } finally {
            Scratch.delete(scratch);
        }
    }

    /** Floods and returns one line for each part of goal 4. */
    static List<String> verdicts(Path scratch, PrintStream out, long seconds) throws Exception {
        FloodBench bench = new FloodBench(scratch, out, TimeUnit.SECONDS.toMillis(seconds));
        bench.run();
        bench.verdicts.forEach(out::println);
        return bench.verdicts;
    }

    private void run() throws Exception {
        Contestant switchboard = Contestant.present(scratch).getFirst();
        ServerProcess server = ServerProcess.start(switchboard, scratch);
        EchoLoad.Total flooded;
        EchoLoad.Total calm;
        try (server) {
            ServerMemory memory = new ServerMemory(server, true);
            try (EchoLoad flood = EchoLoad.connect(FLOOD, server.address());
                    EchoLoad beside = EchoLoad.connect(CALM, server.address())) {
                flood.closedLoop(WARM_UP_MILLIS, 1);
                ServerMemory.Reading before = memory.read();
                flood(flood, beside, memory);
                ServerMemory.Reading after = memory.read();
                long peak = server.peakResidentBytes() - Contestant.HEAP_BYTES;
                judgeMemory(before, after, peak);
                flooded = flood.total();
                calm = beside.total();
            }
        }
        judgeFile(Contestant.session(scratch, server.address().getPort()), flooded, calm);
    }

    private void flood(EchoLoad flood, EchoLoad beside, ServerMemory memory) throws Exception {
        out.printf(
                Locale.ROOT,
                "%s, recording, for %d s, and %s beside them%n",
                FLOOD.words(),
                millis / 1_000,
                CALM.words());
        FutureTask<EchoLoad.Result> flooding = start("flood", () -> flood.closedLoop(0, millis));
        FutureTask<EchoLoad.Result> calm =
                start("calm", () -> beside.openLoop(CALM_RATE, 0, millis, EchoLoad.SHORT_NAP_NANOS));
        long began = System.nanoTime();
        while (!flooding.isDone()) {
            TimeUnit.SECONDS.sleep(STEP_SECONDS);
            if (!flooding.isDone()) {
                out.printf(
                        Locale.ROOT,
                        "  after %2d s: heap used %3d MiB of %d, garbage included; resident beyond it %3d MiB%n",
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                        memory.heapUsed() >> 20,
                        Contestant.HEAP_BYTES >> 20,
                        memory.outsideHeap() >> 20);
            }
        }
        double rows = 2 * flooding.get().perSecond();
        judge(rows >= ROWS_GOAL, "%,.0f rows a second; the goal is at least %,.0f", rows, ROWS_GOAL);
        Histogram trips = calm.get().latency();
        judge(
                trips.percentile(1) / 1e6 < CALM_GOAL_MILLIS,
                "the calm client's %,d round trips: p50 %.1f ms, p99 %.1f ms, longest %.1f ms; the goal is below %.0f",
                trips.total(),
                trips.percentile(0.5) / 1e6,
                trips.percentile(0.99) / 1e6,
                trips.percentile(1) / 1e6,
                CALM_GOAL_MILLIS);
    }

    private static FutureTask<EchoLoad.Result> start(String name, Callable<EchoLoad.Result> work) {
        FutureTask<EchoLoad.Result> task = new FutureTask<>(work);
        Threads.platform(name, task).start();
        return task;
    }

    private void judgeMemory(ServerMemory.Reading before, ServerMemory.Reading after, long peak) {
        judge(
                after.bytes() - before.bytes() <= KEPT_GOAL && peak - before.outside() <= PEAK_GOAL,
                "memory beyond the heap %d MiB before, %d at most, %d after; alive in the heap %d MiB before, %d after;"
                        + " the bounds are %d more at most and %d after",
                before.outside() >> 20,
                peak >> 20,
                after.outside() >> 20,
                before.heap() >> 20,
                after.heap() >> 20,
                PEAK_GOAL >> 20,
                KEPT_GOAL >> 20);
    }

    private void judgeFile(Path file, EchoLoad.Total flooded, EchoLoad.Total calm) throws IOException, SQLException {
        long messages = flooded.messages() + calm.messages();
        long bytes = flooded.bodyBytes() + calm.bodyBytes();
        List<String> held = new ArrayList<>();
        boolean same = true;
        for (SessionTotals.Total total : SessionTotals.of(file)) {
            held.add(String.format(Locale.ROOT, "%,d %s", total.messages(), total.direction()));
            same &= total.messages() == messages && total.bodyBytes() == bytes && total.odd() == 0;
        }
        judge(
                same && held.size() == 2,
                "the session file of %,d MiB holds %s; the clients sent and got %,d of %,d bytes",
                Files.size(file) >> 20,
                String.join(", ", held),
                messages,
                bytes);
    }

    private void judge(boolean met, String format, Object... figures) {
        verdicts.add((met ? Goals.MET : Goals.NOT_MET) + String.format(Locale.ROOT, format, figures) + ".");
    }
}
