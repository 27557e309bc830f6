package switchboard.bench.recording;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import switchboard.bench.BadMachine;
import switchboard.bench.Options;
import switchboard.bench.echo.ClosedLoop;
import switchboard.bench.echo.Contestant;
import switchboard.bench.echo.Generator;
import switchboard.bench.echo.Scenario;
import switchboard.bench.echo.Scratch;
import switchboard.bench.echo.ServerProcess;

/**
 * Measures the price of recording:
 * {@code ./run.sh bench recording [--seconds 10] [--rounds 3] [--sync 50] [--against DIR] [--in FOLDER]}.
 *
 * <p>Switchboard with and without recording and {@link JdbcEcho}, which records by plain JDBC, answer the same clients
 * in turns, on this disk and on one whose sync takes longer; {@code --against} adds the program of another checkout,
 * with and without recording. A closed loop shows rates and waits. After each turn the file has to hold at least all
 * messages that came back.
 */
public final class RecordingBench {
    private static final List<Scenario> SCENARIOS = List.of(Scenario.SMALL, Scenario.DEEP);
    /** The contestants that record nothing. */
    private static final Set<String> WITHOUT_FILE = Set.of("off", "before-off");

    private static final long WARM_UP_MILLIS = 1_000;
    private static final int WARM_UPS = 6;
    private static final int ANY = 1 << 20;

    private final PrintStream out;
    private final Path scratch;
    private final Generator generator;
    private final List<Contestant> contestants;
    private final long seconds;
    private final List<Sample> samples = new ArrayList<>();
    private boolean allThere = true;

    private RecordingBench(Options options, Path scratch, PrintStream out) throws IOException, Options.BadOption {
        this.out = out;
        this.scratch = scratch;
        generator = Generator.find(scratch);
        contestants = contestants(options, scratch);
        seconds = options.number("seconds", 10);
    }

    /** Measures, prints the tables, and returns 0 if the files held all that was answered. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("seconds", "rounds", "sync", "against", "in");
        Path parent = Path.of(options.text("in", System.getProperty("java.io.tmpdir")));
        Path scratch = Files.createTempDirectory(parent, "switchboard-bench-");
        try {
            return new RecordingBench(options, scratch, out).run(options);
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static List<Contestant> contestants(Options options, Path scratch) throws IOException {
        String own = System.getProperty("java.class.path");
        List<Contestant> all = new ArrayList<>(List.of(
                Contestant.switchboard("recording", "Switchboard, recording", own, scratch, true),
                Contestant.switchboard("off", "Switchboard, --no-record", own, scratch, false)));
        String against = options.text("against", "");
        if (!against.isEmpty()) {
            String other = Checkout.classPath(Path.of(against).toAbsolutePath());
            all.add(Contestant.switchboard("before", "the other checkout, recording", other, scratch, true));
            all.add(Contestant.switchboard("before-off", "the other checkout, --no-record", other, scratch, false));
        }
        for (String synchronous : List.of("FULL", "NORMAL")) {
            all.add(new Contestant(
                    "jdbc-" + synchronous.toLowerCase(Locale.ROOT),
                    "plain JDBC, synchronous=" + synchronous,
                    port -> Contestant.java(
                            JdbcEcho.class,
                            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"),
                            Integer.toString(port),
                            Contestant.session(scratch, port).toString(),
                            synchronous),
                    ANY));
        }
        return all;
    }

    private int run(Options options) throws Exception {
        out.printf(
                Locale.ROOT,
                "Load generator: %s. Files in %s (%s).%n",
                generator.words(),
                scratch,
                Files.getFileStore(scratch).type());
        long delay = options.number("sync", 50);
        Optional<BadMachine> slow = BadMachine.in(scratch, scratch);
        slow.ifPresent(machine -> machine.delaySync(Duration.ofMillis(delay)));
        List<String> disks = new ArrayList<>(List.of("this disk"));
        if (slow.isPresent()) {
            disks.add("a disk whose sync takes " + delay + " ms longer (SIMULATED by bad_machine.c)");
        } else {
            out.println("LEFT OUT: the slow disk, which needs a C compiler.");
        }
        long rounds = options.number("rounds", 3);
        for (int round = 0; round < rounds; round++) {
            for (String disk : disks) {
                Map<String, String> variables = disk.equals(disks.getFirst())
                        ? Map.of()
                        : slow.orElseThrow().environment();
                out.printf(Locale.ROOT, "round %d of %d, %s%n", round + 1, rounds, disk);
                List<Contestant> order = new ArrayList<>(contestants);
                Collections.rotate(order, -round);
                for (Contestant contestant : order) {
                    for (Scenario scenario : SCENARIOS) {
                        measure(contestant, disk, variables, scenario);
                    }
                }
            }
        }
        RecordingTable table = new RecordingTable(samples);
        for (String disk : disks) {
            for (Scenario scenario : SCENARIOS) {
                out.println();
                out.print(table.text(disk, scenario, contestants));
            }
        }
        return allThere ? 0 : 1;
    }

    /** Measures one server in a new process, so that its file begins empty and can be counted. */
    private void measure(Contestant contestant, String disk, Map<String, String> variables, Scenario scenario)
            throws SQLException {
        Contestant server = variables.isEmpty() ? contestant : contestant.withVariables(variables);
        try {
            long answered = 0;
            Path file;
            long closing;
            try (ServerProcess process = ServerProcess.start(server, scratch)) {
                file = Contestant.session(scratch, process.address().getPort());
                try (ClosedLoop load = generator.connect(scenario, process.address())) {
                    for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                        answered += load.run(WARM_UP_MILLIS).messages();
                    }
                    ClosedLoop.Run run = load.run(TimeUnit.SECONDS.toMillis(seconds));
                    answered += run.messages();
                    samples.add(new Sample(disk, contestant.name(), scenario, run.perSecond(), run.latency()));
                    out.printf(
                            Locale.ROOT,
                            "  %-32s %-38s %,9.0f messages/s  %s%n",
                            contestant.words(),
                            scenario.words(),
                            run.perSecond(),
                            run.latency().text());
                }
                closing = System.nanoTime();
            }
            count(contestant, file, 2 * answered, (System.nanoTime() - closing) / 1e9);
        } catch (IOException failed) {
            allThere = false;
            out.printf(
                    Locale.ROOT, "  %s, %s: FAILED: %s%n", contestant.words(), scenario.words(), failed.getMessage());
        } finally {
            Scratch.clear(scratch, "bench-");
        }
    }

    private void count(Contestant contestant, Path file, long least, double seconds) throws SQLException {
        if (WITHOUT_FILE.contains(contestant.name())) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM message")) {
            long rows = row.next() ? row.getLong(1) : 0;
            if (rows < least) {
                allThere = false;
                out.printf(
                        Locale.ROOT,
                        "  %s: the file holds %,d messages, but %,d came and went; it ended in %.1f s%n",
                        contestant.words(),
                        rows,
                        least,
                        seconds);
            }
        }
    }
}
