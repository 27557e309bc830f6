package switchboard.fuzz;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.bench.Options;

/** Fuzzes targets one after the other: {@code ./run.sh bench fuzz [TARGET...] [--minutes 60]}. */
public final class FuzzBench {
    private FuzzBench() {}

    /** Runs the named targets, or all, and prints a line for each. */
    public static int run(Options options, PrintStream out) throws Exception {
        List<String> named = options.only("minutes").words();
        List<Target> targets = Stream.of(Target.values())
                .filter(target -> named.isEmpty() || named.contains(target.word()))
                .toList();
        List<String> known = Stream.of(Target.values()).map(Target::word).toList();
        if (!known.containsAll(named)) {
            throw options.bad("There is nothing to fuzz but: " + String.join(", ", known) + ".");
        }
        long seconds = 60 * options.number("minutes", 60);
        Path folder = Path.of(System.getProperty("switchboard.bench.root", "."), "target", "fuzz");
        boolean isClean = true;
        for (Target target : targets) {
            out.printf(Locale.ROOT, "%s: %,d minutes from now …%n", target.word(), seconds / 60);
            Fuzzing.Result result = new Fuzzing(target, folder, folder.resolve("findings"), seconds).run();
            out.println(result);
            isClean &= result.finding().isEmpty();
        }
        return isClean ? 0 : 1;
    }
}
