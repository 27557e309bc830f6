package switchboard.bench.parts;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import switchboard.bench.JavaFlags;
import switchboard.bench.Options;

/** Measures the parts with JMH: {@code ./run.sh bench parts [--only PART] [--iterations N]}. */
public final class PartsBench {
    private static final TimeValue SECOND = TimeValue.seconds(1);
    private static final int WARM_UP = 3;
    private static final int FORKS = 1;

    private PartsBench() {}

    /** Measures each part in a process of its own and prints nanoseconds. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("only", "iterations");
        List<String> flags = new ArrayList<>(JavaFlags.ofRunScript());
        // The program's serial filter rejects all classes, but JMH's processes communicate by serialization; run.sh
        // starts this process without the filter as well.
        flags.add("-Djdk.serialFilter=");
        flags.addAll(JavaFlags.allowingUnsafe());
        flags.addAll(List.of("-Xms512m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("switchboard\\.bench\\.parts\\..*" + options.text("only", ""))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .warmupIterations(WARM_UP)
                        .warmupTime(SECOND)
                        .measurementIterations((int) options.number("iterations", 5))
                        .measurementTime(SECOND)
                        .forks(FORKS)
                        .jvmArgs(flags.toArray(String[]::new))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            String parameters = result.getParams().getParamsKeys().stream()
                    .map(key -> key + " " + result.getParams().getParam(key))
                    .collect(Collectors.joining(", "));
            out.printf(
                    Locale.ROOT,
                    "%-10s %-16s %,10.1f ns  \u00b1 %,.1f%n",
                    score.getLabel(),
                    parameters,
                    score.getScore(),
                    score.getScoreError());
        }
        return 0;
    }
}
