package switchboard.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import switchboard.app.CrashBench;
import switchboard.bench.baddays.BadDaysBench;
import switchboard.bench.echo.EchoBench;
import switchboard.bench.echo.FloodBench;
import switchboard.bench.echo.WaitsBench;
import switchboard.bench.echo.WindowFloodBench;
import switchboard.bench.parts.PartsBench;
import switchboard.bench.recording.RecordingBench;
import switchboard.bench.soak.SoakBench;
import switchboard.bench.start.StartBench;
import switchboard.fuzz.FuzzBench;
import switchboard.record.LogBench;
import switchboard.record.RecordBench;
import switchboard.ui.log.WindowBench;

/**
 * Runs the measurements behind the figures of src/docs/measurements.md: {@code ./run.sh bench [NAME] [OPTIONS]}.
 *
 * <p>Without a name it runs {@link EchoBench}, the main one.
 *
 * <p>The measurements are among the tests because users of the program do not need them. Each is in the package that
 * it measures.
 */
public final class Bench {
    /** A named measurement. */
    public interface Program {
        /** Measures, prints the results and returns 0 if all goals were met, else 1. */
        int run(Options options, PrintStream out) throws Exception;
    }

    private static final Map<String, Program> PROGRAMS = new TreeMap<>(Map.ofEntries(
            Map.entry("bad-days", BadDaysBench::run),
            Map.entry("crash", CrashBench::run),
            Map.entry("echo", EchoBench::run),
            Map.entry("flood", FloodBench::run),
            Map.entry("fuzz", FuzzBench::run),
            Map.entry("log", LogBench::run),
            Map.entry("parts", PartsBench::run),
            Map.entry("record", RecordBench::run),
            Map.entry("recording", RecordingBench::run),
            Map.entry("soak", SoakBench::run),
            Map.entry("start", StartBench::run),
            Map.entry("waits", WaitsBench::run),
            Map.entry("window", WindowBench::run),
            Map.entry("window-flood", WindowFloodBench::run)));

    private Bench() {}

    /** Runs the measurement that the first argument names. */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            status = run(List.of(arguments), System.out, System.err);
        } catch (Exception broken) {
            broken.printStackTrace(System.err);
        } finally {
            // Threads left over from a measurement would keep this process alive.
            System.exit(status);
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        boolean named = !arguments.isEmpty() && !arguments.getFirst().startsWith("--");
        Program program = PROGRAMS.get(named ? arguments.getFirst() : "echo");
        if (program == null) {
            err.println("Which measurement? There are: " + String.join(", ", PROGRAMS.keySet()) + ".");
            return 2;
        }
        try {
            return program.run(Options.of(arguments.subList(named ? 1 : 0, arguments.size())), out);
        } catch (Options.BadOption explained) {
            err.println(explained.getMessage());
            return 2;
        }
    }

    /** Returns the value below which a share of sorted values lies. */
    public static long percentile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(share * sorted.length)) - 1)];
    }

    /** Returns a sorted copy. */
    public static long[] sorted(long[] values) {
        long[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
