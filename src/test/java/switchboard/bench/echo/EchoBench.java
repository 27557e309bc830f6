package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.bench.Options;

/**
 * Measures Switchboard and its alternatives:
 * {@code ./run.sh bench [--quick] [--rounds N] [--only NAME,...] [--record]}.
 *
 * <p>{@code --record} measures by both plans and the flood, and writes the figures for later runs and
 * for src/docs/measurements.md.
 * With {@code --quick} it measures the short plan only, for later runs.
 *
 * <p>Absolute figures vary on a machine with other work, so the median over the rounds of the ratio in the same round
 * counts. The ratios are compared with the last recorded ones of the same {@linkplain Plan plan}.
 */
public final class EchoBench {
    /** The contestants whose figures are compared with the recorded ones. */
    static final List<String> SUBJECTS = List.of("switchboard", "switchboard-off");

    static final String SUBJECT = SUBJECTS.getFirst();
    static final String WITHOUT_RECORDING = SUBJECTS.getLast();

    /** The number of recorded short rounds; their spread shows the usual variation. */
    private static final Plan RECORDED_QUICK = Plan.QUICK.rounds(6);

    private final Path root = Path.of(System.getProperty("switchboard.bench.root", ""));
    private final Path recorded = root.resolve("src/test/resources/switchboard/bench/echo.json");
    private final Path scratch;
    private final PrintStream out;

    private EchoBench(Path scratch, PrintStream out) {
        this.scratch = scratch;
        this.out = out;
    }

    /** Measures, prints the results and returns 1 if a figure regressed. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("rounds", "only");
        boolean record = options.words().contains("--record");
        boolean quick = options.words().contains("--quick");
        Plan usual = !quick ? Plan.FULL : record ? RECORDED_QUICK : Plan.QUICK;
        Plan plan = usual.rounds((int) options.number("rounds", usual.rounds()));
        String only = options.text("only", "");
        if (!only.isEmpty()) {
            if (record) {
                out.println("Recorded are all of them: --record and --only do not go together.");
                return 2;
            }
            plan = plan.only(Set.of(only.split(",", -1)));
        }
        Path scratch = Files.createTempDirectory("switchboard-bench-");
        try {
            EchoBench bench = new EchoBench(scratch, out);
            if (!record) {
                return bench.compare(plan);
            }
            if (quick) {
                bench.recordQuick(plan);
            } else {
                bench.record(plan);
            }
            return 0;
        } finally {
            Scratch.delete(scratch);
        }
    }

    private int compare(Plan plan) throws IOException {
        Measurements measured = measure(plan);
        Path file = root.resolve("target/bench/echo.json");
        Recording.of(machine()).with(plan, measured).write(file);
        out.println("All figures are in " + file + ".");
        Optional<Measurements> last = Recording.read(recorded).flatMap(recording -> recording.measured(plan));
        if (last.isEmpty()) {
            out.println("No such figures are recorded to compare with; ./run.sh bench --record does it.");
            return 0;
        }
        Comparison comparison = new Comparison(last.get(), measured);
        comparison.slid().forEach(line -> out.println("Slid: " + line));
        comparison.better().forEach(line -> out.println("Better: " + line));
        out.printf(
                Locale.ROOT,
                "Of %d figures compared with those recorded, %d slid and %d are better.%n",
                comparison.compared(),
                comparison.slid().size(),
                comparison.better().size());
        return comparison.slid().isEmpty() ? 0 : 1;
    }

    private void record(Plan plan) throws Exception {
        MeasurementsDocument document = new MeasurementsDocument(root.resolve("src/docs/measurements.md"));
        Measurements measured = measure(plan);
        Measurements quick = measure(RECORDED_QUICK);
        List<String> verdicts = new ArrayList<>(new Goals(measured).lines());
        verdicts.addAll(FloodBench.verdicts(scratch, out, FloodBench.USUAL_SECONDS));
        Recording.of(machine()).with(plan, measured).with(Plan.QUICK, quick).write(recorded);
        document.replace(
                new Report(measured, contestants(plan)).text() + "\n```\n" + String.join("\n", verdicts) + "\n```\n");
        out.println("Recorded in " + recorded + ", and the tables in src/docs/measurements.md.");
    }

    private void recordQuick(Plan plan) throws IOException {
        Recording last = Recording.read(recorded).orElse(Recording.of(machine()));
        last.with(plan, measure(plan)).write(recorded);
        out.println("Recorded in " + recorded + ".");
    }

    private Measurements measure(Plan plan) throws IOException {
        List<Contestant> contestants = contestants(plan);
        Generator generator = Generator.find(scratch);
        out.println("Load generator: " + generator.words() + ".");
        Measurements measured = new Rounds(plan, contestants, generator, scratch, out).run();
        out.println();
        out.print(new Report(measured, contestants).text());
        out.println();
        new Goals(measured).lines().forEach(out::println);
        out.println();
        return measured;
    }

    private List<Contestant> contestants(Plan plan) throws IOException {
        return Contestant.present(scratch).stream().filter(plan::wants).toList();
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d processors, %s %s, Java %s; the load generator on the same machine",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
    }
}
