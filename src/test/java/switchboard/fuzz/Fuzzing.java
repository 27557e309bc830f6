package switchboard.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.thread.Threads;

/**
 * One run of Jazzer on a target, in a process of its own.
 *
 * <p>A later run with the same folder starts with this run's corpus.
 *
 * @param target the target
 * @param folder the folder for the corpus and Jazzer's output
 * @param findings the folder for an input that fails
 * @param seconds the time in seconds, counted from when the seeds are read
 */
record Fuzzing(Target target, Path folder, Path findings, long seconds) {
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final Pattern LEARNED = Pattern.compile("stat::new_units_added:\\s*(\\d+)");
    private static final Pattern FINDING = Pattern.compile("Test unit written to (.+)");
    private static final int REMEMBERED = 60;

    /** The packages whose coverage guides Jazzer: the code under test, without the code that feeds it. */
    private static final String FED =
            String.join(File.pathSeparator, "switchboard.wire.**", "switchboard.filter.**", "switchboard.record.**");

    private static final String FEEDING = String.join(
            File.pathSeparator,
            "switchboard.wire.framing.FrameReaderFuzz",
            "switchboard.wire.framing.FrameReaderFuzz$Case",
            "switchboard.wire.framing.FrameReaderFuzz$CountingBudget",
            "switchboard.wire.framing.RetainedMemory",
            "switchboard.wire.framing.RetainedMemory$1",
            "switchboard.record.reader.FilterFuzz",
            "switchboard.filter.FilterMeaning",
            "switchboard.record.SessionFileFuzz",
            "switchboard.record.SessionFileFuzz$Sample",
            "switchboard.record.Recorded",
            "switchboard.record.Facts",
            "switchboard.record.file.SqliteLibrary");

    /**
     * Jazzer's sanitizers that are switched off, because they would parse every statement and check each class and
     * pattern.
     */
    private static final String SUPERFLUOUS = Stream.of(
                    "SqlInjection", "FilePathTraversal", "RegexInjection", "ReflectiveCall")
            .map(name -> "com.code_intelligence.jazzer.sanitizers." + name)
            .collect(Collectors.joining(File.pathSeparator));

    /**
     * The result of a run.
     *
     * @param executions the number of inputs
     * @param learned the number of inputs that reached new code
     * @param finding the file with the failing input, and Jazzer's message; empty if there is none
     */
    record Result(Target target, long seconds, long executions, long learned, String finding) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %,d inputs in %,d s, %,d of them led somewhere new: %s",
                    target.word(),
                    executions,
                    seconds,
                    learned,
                    finding.isEmpty() ? "nothing found" : finding);
        }
    }

    /** Runs Jazzer until a finding or the end of the time; blocks the calling thread. */
    Result run() throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve(target.word()));
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        Path kept = Files.createDirectories(findings).resolve(target.word() + "-last");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+EnableDynamicAgentLoading",
                "-XX:ErrorFile=" + findings.resolve(target.word() + "-crash-of-java.log"),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + scratch,
                "-Dswitchboard.fuzz.keep=" + kept,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Jazzer.class.getName(),
                "--target_class=" + target.type.getName(),
                "--instrumentation_includes=" + FED,
                "--custom_hook_includes=" + FED,
                "--instrumentation_excludes=" + FEEDING,
                "--custom_hook_excludes=" + FEEDING,
                "--disabled_hooks=" + SUPERFLUOUS,
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/" + target.word() + "-",
                "-max_total_time=" + seconds,
                "-max_len=" + target.longestInput,
                "-timeout=300",
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toString(),
                target.seedsFolder().toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        // A terminal ends both processes; this hook ends Jazzer if only this process is ended.
        Thread ending = Threads.platform("end-of-fuzzing", process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        process.getOutputStream().close();
        long begun = System.nanoTime();
        try (JazzerOutput output = new JazzerOutput(folder.resolve(target.word() + ".log"), kept)) {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.accept(line);
                }
            }
            int code = process.waitFor();
            long took = (System.nanoTime() - begun) / 1_000_000_000;
            return new Result(target, took, output.executions, output.learned, code == 0 ? "" : output.finding(code));
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
            process.destroy();
        }
    }

    /** Writes Jazzer's output to a file, and keeps the parts that matter. */
    private static final class JazzerOutput implements AutoCloseable {
        private final PrintStream file;
        private final Deque<String> last = new ArrayDeque<>();
        private String input;
        long executions;
        long learned;

        JazzerOutput(Path log, Path kept) throws IOException {
            // Jazzer keeps no input that made the JVM crash.
            input = kept.toString();
            file = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
        }

        void accept(String line) {
            file.println(line);
            last.add(line);
            if (last.size() > REMEMBERED) {
                last.remove();
            }
            executions = number(EXECUTIONS, line, executions);
            learned = number(LEARNED, line, learned);
            Matcher written = FINDING.matcher(line);
            if (written.find()) {
                input = written.group(1);
            }
        }

        private static long number(Pattern pattern, String line, long otherwise) {
            Matcher matcher = pattern.matcher(line);
            return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
        }

        String finding(int code) {
            return "FOUND with " + input + " (exit code " + code + "; as a seed in src/test/resources/switchboard/fuzz"
                    + " it is a test):\n  " + String.join("\n  ", last);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
