package switchboard.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import switchboard.bench.Bench;
import switchboard.bench.Options;

/** Kills a server under load repeatedly: {@code ./run.sh bench crash [--times N] [--seed N] [--in FOLDER]}. */
public final class CrashBench {
    private CrashBench() {}

    /** Runs the rounds and prints their results; the first failure ends the run. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("times", "seed", "in");
        int times = (int) options.number("times", 200);
        long seed = options.number("seed", System.nanoTime());
        Path folder =
                Files.createTempDirectory(Path.of(options.text("in", System.getProperty("java.io.tmpdir"))), "crash");
        out.println("seed " + seed + ", in " + folder);
        CrashRounds rounds = new CrashRounds(folder, seed);
        long[] behind = new long[times];
        long found = 0;
        int killed = 0;
        for (int round = 0; round < times; round++) {
            CrashRounds.Outcome outcome = rounds.play();
            behind[round] = outcome.behindMillis();
            found += outcome.found();
            killed += outcome.recoveriesKilled();
            out.printf(
                    Locale.ROOT,
                    "%3d  %,7d reported  %,7d found  answered, not recorded: at most %,d ms before the kill%n",
                    round + 1,
                    outcome.reported(),
                    outcome.found(),
                    outcome.behindMillis());
        }
        Files.delete(folder);
        long[] sorted = Bench.sorted(behind);
        out.printf(
                Locale.ROOT,
                "%d kills, %d more during recovery: %,d messages found, each once, in order, byte for byte; none missing"
                        + " that was reported; integrity_check ok%n",
                times,
                killed,
                found);
        out.printf(
                Locale.ROOT,
                "behind the socket: p50 %d ms, p99 %d ms, at most %d ms; beyond 100 ms in %d rounds%n",
                Bench.percentile(sorted, 0.5),
                Bench.percentile(sorted, 0.99),
                Bench.percentile(sorted, 1),
                Arrays.stream(behind).filter(millis -> millis > 100).count());
        return 0;
    }
}
