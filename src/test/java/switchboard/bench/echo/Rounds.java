package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures the contestants by turns.
 *
 * <p>In each round each contestant gets a new process and all scenarios, one contestant after the other in an
 * order that turns from round to round, so that what the machine does meanwhile meets all of them alike.
 */
final class Rounds {
    private static final Measure CAPACITY = new Measure(Scenario.SMALL, Metric.RATE);

    private final Plan plan;
    private final List<Contestant> contestants;
    private final Path scratch;
    private final PrintStream progress;
    private final Measured measured = new Measured();

    Rounds(Plan plan, List<Contestant> contestants, Path scratch, PrintStream progress) {
        this.plan = plan;
        this.contestants = contestants;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Measure everything; what a contestant can't do is told and left out. */
    Measured run() {
        boolean descriptors = Descriptors.sufficeFor(Scenario.IDLE.clients(), progress);
        for (int round = 0; round < plan.rounds(); round++) {
            List<Contestant> order = new ArrayList<>(contestants);
            Collections.rotate(order, -round);
            measured.beginRound();
            for (Contestant contestant : order) {
                progress.printf(Locale.ROOT, "round %d of %d: %s%n", round + 1, plan.rounds(), contestant.words());
                serve(contestant, "", server -> loops(contestant, server));
                if (descriptors && Scenario.IDLE.clients() <= contestant.mostClients()) {
                    serve(contestant, Scenario.IDLE.name(), server -> idle(contestant, server));
                }
            }
            progress.printf(
                    Locale.ROOT,
                    "round %d of %d: at a fixed rate, half of what can be done%n",
                    round + 1,
                    plan.rounds());
            for (Contestant contestant : order) {
                half(contestant);
            }
        }
        return measured;
    }

    /** What is done with a server. */
    private interface Work {
        void with(ServerProcess server) throws IOException;
    }

    /** Start a server for some work; afterwards its session is gone, before the disk has to take it. */
    private void serve(Contestant contestant, String what, Work work) {
        try (ServerProcess server = ServerProcess.start(contestant, scratch)) {
            work.with(server);
        } catch (IOException failed) {
            tell(what, failed);
        }
        Scratch.clear(scratch, "bench-");
    }

    private void loops(Contestant contestant, ServerProcess server) {
        long warmUp = plan.firstWarmUpMillis();
        for (Scenario scenario : Scenario.CLOSED) {
            if (scenario.clients() <= contestant.mostClients()) {
                loop(contestant, server, scenario, warmUp);
                warmUp = plan.warmUpMillis();
            }
        }
        connects(contestant, server);
    }

    private void loop(Contestant contestant, ServerProcess server, Scenario scenario, long warmUp) {
        try (EchoLoad load = EchoLoad.connect(scenario, server.address())) {
            load.closedLoop(warmUp, 1);
            double cpu = server.cpuSeconds();
            Generator generator = Generator.begin();
            EchoLoad.Result result = load.closedLoop(0, plan.millis());
            double share = generator.share();
            double each = (server.cpuSeconds() - cpu) * 1e6 / result.messages();
            add(contestant, scenario, Metric.RATE, result.perSecond());
            add(contestant, scenario, Metric.CPU, each);
            add(contestant, scenario, Metric.GENERATOR, share);
            add(contestant, scenario, result.latency());
            progress.printf(
                    Locale.ROOT,
                    "  %-10s %,9.0f messages/s  %s  %5.1f CPU s per million, generator %3.0f %%%n",
                    scenario.name(),
                    result.perSecond(),
                    text(result.latency()),
                    each,
                    share * 100);
        } catch (IOException failed) {
            tell(scenario.name(), failed);
        }
    }

    private void connects(Contestant contestant, ServerProcess server) {
        try {
            double connects = EchoLoad.connectsPerSecond(server.address(), plan.millis() / 2);
            add(contestant, Scenario.CONNECT, Metric.RATE, connects);
            progress.printf(Locale.ROOT, "  %-10s %,9.0f connects/s%n", Scenario.CONNECT.name(), connects);
        } catch (IOException failed) {
            tell(Scenario.CONNECT.name(), failed);
        }
    }

    /**
     * Measure how much memory a client costs that is only there, and how the few that talk fare beside them.
     *
     * <p>Before, a thousand clients have come, talked and gone, so what a server makes once is made. Each client
     * that stays silent later has been answered once, as a client in a classroom has. The memory is read before the
     * others talk: what they say may be kept as well.
     */
    private void idle(Contestant contestant, ServerProcess server) throws IOException {
        Scenario scenario = Scenario.IDLE;
        try (EchoLoad warmUp = EchoLoad.connect(Scenario.MANY, server.address())) {
            warmUp.closedLoop(plan.firstWarmUpMillis(), 1);
        }
        ServerMemory memory = new ServerMemory(server, contestant.hasHeap());
        ServerMemory.Reading before = memory.read();
        try (EchoLoad load = EchoLoad.connect(scenario, server.address())) {
            load.greet();
            ServerMemory.Reading grown = memory.read().since(before);
            EchoLoad.Result result = load.closedLoop(plan.warmUpMillis(), plan.millis());
            int threads = server.threads();
            double each = grown.bytes() / (double) scenario.clients();
            add(contestant, scenario, Metric.RATE, result.perSecond());
            add(contestant, scenario, result.latency());
            add(contestant, scenario, Metric.BYTES, each);
            add(contestant, scenario, Metric.THREADS, threads);
            progress.printf(
                    Locale.ROOT,
                    "  %-10s %,9.0f messages/s  %s  %,.0f bytes a client, %,d of them in the heap; %d platform threads%n",
                    scenario.name(),
                    result.perSecond(),
                    text(result.latency()),
                    each,
                    grown.heap() / scenario.clients(),
                    threads);
        }
    }

    /**
     * Measure latencies at one rate for all: half of what the slower one of Switchboard and the yardstick can do.
     *
     * <p>Who can't do twice that rate is asked for half of his own.
     */
    private void half(Contestant contestant) {
        double common = Stream.of(EchoBench.SUBJECT, EchoBench.YARDSTICK)
                .flatMap(name -> capacity(name).stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.MAX_VALUE);
        Optional<Double> rate = capacity(contestant.name()).map(own -> Math.min(own, common) / 2);
        if (rate.isEmpty()) {
            return;
        }
        serve(contestant, contestant.name(), server -> half(contestant, server, rate.get()));
    }

    private void half(Contestant contestant, ServerProcess server, double rate) throws IOException {
        try (EchoLoad load = EchoLoad.connect(Scenario.HALF, server.address())) {
            load.closedLoop(plan.firstWarmUpMillis(), 1);
            EchoLoad.Result result = load.openLoop(rate, plan.warmUpMillis(), plan.millis(), EchoLoad.SHORT_NAP_NANOS);
            add(contestant, Scenario.HALF, Metric.RATE, result.perSecond());
            add(contestant, Scenario.HALF, result.latency());
            progress.printf(
                    Locale.ROOT,
                    "  %-15s %,9.0f messages/s  %s%n",
                    contestant.name(),
                    result.perSecond(),
                    text(result.latency()));
        }
    }

    private Optional<Double> capacity(String contestant) {
        return measured.values(contestant, CAPACITY).map(Spread::median);
    }

    private void tell(String what, IOException failed) {
        progress.printf("  %-10s %s%n", what, failed.getMessage());
    }

    private void add(Contestant contestant, Scenario scenario, Histogram latency) {
        add(contestant, scenario, Metric.P50, micros(latency, 0.5));
        add(contestant, scenario, Metric.P99, micros(latency, 0.99));
        add(contestant, scenario, Metric.P999, micros(latency, 0.999));
    }

    private void add(Contestant contestant, Scenario scenario, Metric metric, double value) {
        measured.add(contestant.name(), new Measure(scenario, metric), value);
    }

    private static double micros(Histogram latency, double share) {
        return latency.percentile(share) / 1e3;
    }

    private static String text(Histogram latency) {
        return String.format(
                Locale.ROOT,
                "p50 %,6.0f  p99 %,6.0f  p99.9 %,6.0f us",
                micros(latency, 0.5),
                micros(latency, 0.99),
                micros(latency, 0.999));
    }
}
