package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures the contestants in turn.
 *
 * <p>In each round each contestant gets a new process and runs all scenarios. The order rotates from round to round,
 * so other work of the machine affects all of them alike.
 */
final class Rounds {
    private static final Measure CAPACITY = new Measure(Scenario.SMALL, Metric.RATE);

    /** The pause after a server's first accept, in which its Java runtime finishes its own start. */
    private static final long AFTER_START_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;
    private final List<Contestant> contestants;
    private final Generator generator;
    private final Path scratch;
    private final PrintStream progress;
    private final Measurements measured = new Measurements();

    Rounds(Plan plan, List<Contestant> contestants, Generator generator, Path scratch, PrintStream progress) {
        this.plan = plan;
        this.contestants = contestants;
        this.generator = generator;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Measures everything; a scenario that fails is reported and left out. */
    Measurements run() {
        boolean descriptors = Descriptors.sufficeFor(Scenario.IDLE.clients(), progress);
        for (int round = 0; round < plan.rounds(); round++) {
            List<Contestant> order = new ArrayList<>(contestants);
            Collections.rotate(order, -round);
            measured.beginRound();
            for (Contestant contestant : order) {
                progress.printf(Locale.ROOT, "round %d of %d: %s%n", round + 1, plan.rounds(), contestant.words());
                serve(contestant, "", server -> everything(contestant, server));
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

    /** The work done with a running server. */
    private interface Work {
        void with(ServerProcess server) throws IOException;
    }

    /**
     * Starts a server and runs the work. The server's session is deleted afterwards, before the system writes it to
     * disk.
     */
    private void serve(Contestant contestant, String what, Work work) {
        try (ServerProcess server = ServerProcess.start(contestant, scratch)) {
            work.with(server);
        } catch (IOException failed) {
            tell(what, failed);
        }
        Scratch.clear(scratch, "bench-");
    }

    /** Runs all scenarios. The storm comes first, because a class joins a server that has just started. */
    private void everything(Contestant contestant, ServerProcess server) {
        LockSupport.parkNanos(AFTER_START_NANOS);
        storm(contestant, server, Scenario.STORM);
        for (Scenario scenario : Scenario.CLOSED) {
            if (scenario.clients() <= contestant.mostClients()) {
                loop(contestant, server, scenario);
            }
        }
        storm(contestant, server, Scenario.STORM_WARM);
        connects(contestant, server);
    }

    private void storm(Contestant contestant, ServerProcess server, Scenario scenario) {
        if (scenario.clients() > contestant.mostClients()) {
            return;
        }
        try {
            ConnectBurst.Result result = ConnectBurst.on(server.address());
            add(contestant, scenario, result.latency());
            add(contestant, scenario, Metric.FAILED, result.failed());
            progress.printf(Locale.ROOT, "  %-10s %s%n", scenario.name(), result.text());
        } catch (IOException failed) {
            tell(scenario.name(), failed);
        }
    }

    private void loop(Contestant contestant, ServerProcess server, Scenario scenario) {
        try (ClosedLoop load = generator.connect(scenario, server.address())) {
            String remark = warmUp(load);
            double cpu = server.cpuSeconds();
            ClosedLoop.Run run = load.run(plan.millis());
            double each = (server.cpuSeconds() - cpu) * 1e6 / run.messages();
            add(contestant, scenario, Metric.RATE, run.perSecond());
            add(contestant, scenario, Metric.CPU, each);
            add(contestant, scenario, Metric.GENERATOR, run.share());
            add(contestant, scenario, run.latency());
            progress.printf(
                    Locale.ROOT,
                    "  %-10s %,9.0f messages/s  %s  %5.1f CPU s per million, generator %3.0f %%%s%n",
                    scenario.name(),
                    run.perSecond(),
                    run.latency().text(),
                    each,
                    run.share() * 100,
                    remark);
        } catch (IOException failed) {
            tell(scenario.name(), failed);
        }
    }

    /** Warms a server up and returns a remark if it did not become steady. */
    private String warmUp(ClosedLoop load) throws IOException {
        return WarmUp.untilSteady(load, plan.intervalMillis(), plan.mostIntervals())
                ? ""
                : "; NOT STEADY after " + plan.mostIntervals() + " intervals";
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
     * Measures the memory of a silent client and the rate of the few talking ones.
     *
     * <p>A thousand clients have connected, talked and left before, so one-time allocations are done. Each silent
     * client has received one reply, as a client in a classroom has. The memory is read before the others talk,
     * because the server may keep their messages.
     */
    private void idle(Contestant contestant, ServerProcess server) throws IOException {
        Scenario scenario = Scenario.IDLE;
        try (ClosedLoop before = generator.connect(Scenario.MANY, server.address())) {
            warmUp(before);
        }
        ServerMemory memory = new ServerMemory(server, contestant.hasHeap());
        ServerMemory.Reading before = memory.read();
        try (ClosedLoop load = generator.connect(scenario, server.address())) {
            ServerMemory.Reading grown = memory.read().since(before);
            String remark = warmUp(load);
            ClosedLoop.Run run = load.run(plan.millis());
            int threads = server.threads();
            double each = grown.bytes() / (double) scenario.clients();
            add(contestant, scenario, Metric.RATE, run.perSecond());
            add(contestant, scenario, run.latency());
            add(contestant, scenario, Metric.BYTES, each);
            add(contestant, scenario, Metric.THREADS, threads);
            progress.printf(
                    Locale.ROOT,
                    "  %-10s %,9.0f messages/s  %s  %,.0f bytes a client, %,d of them in the heap; %d platform threads%s%n",
                    scenario.name(),
                    run.perSecond(),
                    run.latency().text(),
                    each,
                    grown.heap() / scenario.clients(),
                    threads,
                    remark);
        }
    }

    /**
     * Measures latencies at one rate for all: half the capacity of the slower of Switchboard and the yardstick.
     *
     * <p>A contestant with less capacity than that is measured at half of its own.
     */
    private void half(Contestant contestant) {
        double common = Stream.of(
                        measured.values(EchoBench.SUBJECT, CAPACITY), measured.values(Baseline.NETTY, CAPACITY))
                .flatMap(Optional::stream)
                .mapToDouble(Spread::median)
                .min()
                .orElse(Double.MAX_VALUE);
        Optional<Double> rate =
                measured.values(contestant.name(), CAPACITY).map(own -> Math.min(own.median(), common) / 2);
        if (rate.isEmpty()) {
            return;
        }
        serve(contestant, contestant.name(), server -> half(contestant, server, rate.get()));
    }

    private void half(Contestant contestant, ServerProcess server, double rate) throws IOException {
        try (EchoLoad load = EchoLoad.connect(Scenario.HALF, server.address())) {
            String remark = warmUp(load);
            EchoLoad.Result result =
                    load.openLoop(rate, plan.intervalMillis(), plan.millis(), EchoLoad.SHORT_NAP_NANOS);
            Latency latency = result.latency().summary();
            add(contestant, Scenario.HALF, Metric.RATE, result.perSecond());
            add(contestant, Scenario.HALF, latency);
            progress.printf(
                    Locale.ROOT,
                    "  %-15s %,9.0f messages/s  %s%s%n",
                    contestant.name(),
                    result.perSecond(),
                    latency.text(),
                    remark);
        }
    }

    private void tell(String what, IOException failed) {
        progress.printf(Locale.ROOT, "  %-10s %s%n", what, failed.getMessage());
    }

    private void add(Contestant contestant, Scenario scenario, Latency latency) {
        add(contestant, scenario, Metric.P50, latency.p50() / 1e3);
        add(contestant, scenario, Metric.P99, latency.p99() / 1e3);
        add(contestant, scenario, Metric.P999, latency.p999() / 1e3);
        add(contestant, scenario, Metric.LONGEST, latency.longest() / 1e3);
    }

    private void add(Contestant contestant, Scenario scenario, Metric metric, double value) {
        measured.add(contestant.name(), new Measure(scenario, metric), value);
    }
}
