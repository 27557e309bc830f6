package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.bench.Options;

/**
 * Measures Switchboard beside what one would pick instead, in rounds, and prints ratios.
 *
 * <p>In each round each contestant gets a new process and all scenarios, one contestant after the other in an
 * order that turns from round to round, so that what the machine does meanwhile meets all of them alike. An
 * absolute figure is worth little; the ratio of two in the same round, and its median over the rounds, counts.
 */
public final class EchoBench {
    /** Whom the others are compared to. */
    static final String YARDSTICK = "netty-epoll";

    private static final Set<String> QUICK = Set.of("switchboard", "switchboard-off", YARDSTICK);

    private final Plan plan;
    private final Path scratch;
    private final PrintStream progress;
    private final Measured measured = new Measured();

    /**
     * How much to measure.
     *
     * @param only these contestants; empty for all
     */
    record Plan(int rounds, long warmUpMillis, long millis, Set<String> only) {
        static final Plan FULL = new Plan(5, 3_000, 4_000, Set.of());
        static final Plan SHORT = new Plan(2, 1_000, 1_500, QUICK);
    }

    EchoBench(Plan plan, Path scratch, PrintStream progress) {
        this.plan = plan;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Run it; {@code --quick} takes about two minutes, {@code --rounds N} and {@code --only NAME,...} choose. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("rounds", "only");
        Plan usual = options.words().contains("--quick") ? Plan.SHORT : Plan.FULL;
        String only = options.text("only", "");
        Plan plan = new Plan(
                (int) options.number("rounds", usual.rounds()),
                usual.warmUpMillis(),
                usual.millis(),
                only.isEmpty() ? usual.only() : Set.of(only.split(",", -1)));
        Path scratch = Files.createTempDirectory("switchboard-bench-");
        try {
            EchoBench bench = new EchoBench(plan, scratch, out);
            List<Contestant> contestants = bench.run();
            new Report(bench.measured, contestants).print(out);
            return 0;
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Contestant> run() throws IOException {
        List<Contestant> contestants = Contestant.present(scratch).stream()
                .filter(one -> plan.only().isEmpty() || plan.only().contains(one.name()))
                .toList();
        for (int round = 0; round < plan.rounds(); round++) {
            List<Contestant> order = new ArrayList<>(contestants);
            Collections.rotate(order, -round);
            for (Contestant contestant : order) {
                progress.printf("round %d of %d: %s%n", round + 1, plan.rounds(), contestant.words());
                loops(contestant);
                idle(contestant);
            }
            openLoop(order);
        }
        return contestants;
    }

    private void loops(Contestant contestant) throws IOException {
        try (ServerProcess server = ServerProcess.start(contestant, scratch)) {
            for (Scenario scenario : Scenario.ALL) {
                if (scenario != Scenario.IDLE && scenario.clients() <= contestant.mostClients()) {
                    closedLoop(contestant, server, scenario);
                }
            }
            double connects = EchoLoad.connectsPerSecond(server.address(), plan.millis());
            add(contestant, "connects", connects);
        }
    }

    private void closedLoop(Contestant contestant, ServerProcess server, Scenario scenario) throws IOException {
        try (EchoLoad load = EchoLoad.connect(scenario, server.address())) {
            load.closedLoop(plan.warmUpMillis(), 1);
            double cpu = server.cpuSeconds();
            EchoLoad.Result result = load.closedLoop(0, plan.millis());
            double used = server.cpuSeconds() - cpu;
            String name = scenario.name();
            add(contestant, name, result.perSecond());
            add(contestant, name + " p50", result.latency().percentile(0.5) / 1e3);
            add(contestant, name + " p99", result.latency().percentile(0.99) / 1e3);
            add(contestant, name + " p99.9", result.latency().percentile(0.999) / 1e3);
            add(contestant, name + " cpu", used * 1e6 / result.messages());
            progress.printf(
                    Locale.ROOT,
                    "  %-10s %,9.0f messages/s  p50 %,6.0f  p99 %,6.0f  p99.9 %,6.0f us  %.1f s per million%n",
                    name,
                    result.perSecond(),
                    result.latency().percentile(0.5) / 1e3,
                    result.latency().percentile(0.99) / 1e3,
                    result.latency().percentile(0.999) / 1e3,
                    used * 1e6 / result.messages());
        } catch (IOException failed) {
            progress.printf("  %-10s %s%n", scenario.name(), failed.getMessage());
            add(contestant, scenario.name(), Double.NaN);
        }
    }

    /** How much memory a client costs that is only there, and how the few that talk fare beside them. */
    private void idle(Contestant contestant) throws IOException {
        Scenario scenario = Scenario.IDLE;
        if (scenario.clients() > contestant.mostClients()) {
            return;
        }
        try (ServerProcess server = ServerProcess.start(contestant, scratch)) {
            try (EchoLoad warmUp = EchoLoad.connect(Scenario.MANY, server.address())) {
                warmUp.closedLoop(plan.warmUpMillis(), 1);
            }
            long before = server.residentBytes();
            try (EchoLoad load = EchoLoad.connect(scenario, server.address())) {
                EchoLoad.Result result = load.closedLoop(plan.warmUpMillis(), plan.millis());
                double each = (server.residentBytes() - before) / (double) scenario.clients();
                add(contestant, scenario.name(), result.perSecond());
                add(contestant, "bytes per client", each);
                add(contestant, "threads", server.threads());
                progress.printf(
                        Locale.ROOT,
                        "  %-10s %,9.0f messages/s  %,.0f bytes a client  %d platform threads%n",
                        scenario.name(),
                        result.perSecond(),
                        each,
                        server.threads());
            }
        } catch (IOException failed) {
            progress.printf("  %-10s %s%n", scenario.name(), failed.getMessage());
        }
    }

    /** Latency at one rate for all: half of what the slower one of Switchboard and the yardstick can do. */
    private void openLoop(List<Contestant> order) throws IOException {
        double rate = Stream.of("switchboard", YARDSTICK)
                .map(name -> measured.median(name, Scenario.SMALL.name()))
                .filter(found -> found.isPresent())
                .mapToDouble(found -> found.getAsDouble() / 2)
                .min()
                .orElse(20_000);
        progress.printf(Locale.ROOT, "at a fixed rate of %,.0f messages/s%n", rate);
        for (Contestant contestant : order) {
            try (ServerProcess server = ServerProcess.start(contestant, scratch);
                    EchoLoad load = EchoLoad.connect(Scenario.SMALL, server.address())) {
                load.closedLoop(plan.warmUpMillis(), 1);
                EchoLoad.Result result = load.openLoop(rate, plan.warmUpMillis(), plan.millis());
                add(contestant, "rate p50", result.latency().percentile(0.5) / 1e3);
                add(contestant, "rate p99", result.latency().percentile(0.99) / 1e3);
                add(contestant, "rate p99.9", result.latency().percentile(0.999) / 1e3);
                progress.printf(
                        Locale.ROOT,
                        "  %-15s p50 %,6.0f  p99 %,6.0f  p99.9 %,6.0f us%n",
                        contestant.name(),
                        result.latency().percentile(0.5) / 1e3,
                        result.latency().percentile(0.99) / 1e3,
                        result.latency().percentile(0.999) / 1e3);
            } catch (IOException failed) {
                progress.printf("  %-15s %s%n", contestant.name(), failed.getMessage());
            }
        }
    }

    private void add(Contestant contestant, String what, double value) {
        measured.add(contestant.name(), what, value);
    }
}
