package switchboard.record;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import switchboard.bench.Bench;
import switchboard.bench.Options;
import switchboard.filter.ClientCondition;
import switchboard.filter.Comparison;
import switchboard.filter.DirectionCondition;
import switchboard.filter.Filter;
import switchboard.filter.ProblemCondition;
import switchboard.filter.SizeCondition;
import switchboard.filter.TextCondition;
import switchboard.filter.TimeCondition;
import switchboard.record.reader.RecordedFile;

/**
 * Measures reading of a long session: {@code ./run.sh bench log [--messages N] [--in FOLDER] [--keep FILE]}.
 *
 * <p>It generates a session with the real writer, or uses the file of {@code --keep} if it exists. A separate Java with
 * 256 MB of heap then opens the session, jumps in it, and searches it: once with the file outside the system's page
 * cache, if the system can drop it, and once with the file in it.
 */
public final class LogBench {
    private static final int PAGE = 256;
    private static final int JUMPS = 1_000;

    private final Path file;
    private final boolean cold;
    private final PrintStream out;

    private LogBench(Path file, boolean cold, PrintStream out) {
        this.file = file;
        this.cold = cold;
        this.out = out;
    }

    /** Generates a session, measures, and prints the results. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("messages", "in", "keep", "cold", "warm");
        for (String cache : List.of("cold", "warm")) {
            String measured = options.text(cache, "");
            if (!measured.isEmpty()) {
                return new LogBench(Path.of(measured), cache.equals("cold"), out).measure();
            }
        }
        String kept = options.text("keep", "");
        Path folder =
                Files.createTempDirectory(Path.of(options.text("in", System.getProperty("java.io.tmpdir"))), "bench");
        try {
            Path file = kept.isEmpty() ? folder.resolve("class.db") : Path.of(kept);
            if (!Files.exists(file)) {
                LogBenchSession.generate(file, options.number("messages", 10_000_000), out);
            }
            int cold = child("--cold", file);
            return Math.max(cold, child("--warm", file));
        } finally {
            for (Path one : Recorded.filesIn(folder)) {
                Files.delete(one);
            }
            Files.delete(folder);
        }
    }

    private static int child(String how, Path file) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "log",
                        how,
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private int measure() throws Exception {
        boolean gone = forget();
        out.printf(
                Locale.ROOT,
                "%n%s, %,d MiB, %s%n",
                file.getFileName(),
                Files.size(file) >> 20,
                !cold
                        ? "in the system's cache as far as it was read"
                        : gone ? "not in the system's cache" : "cache unknown");
        long began = System.nanoTime();
        try (SessionLog log = RecordedFile.open(file)) {
            long newest = log.newest().get();
            int rows = log.rows(Math.max(1, newest - PAGE + 1), PAGE).get().size();
            line("open to the newest " + rows + " of " + grouped(newest), millis(began), "");
            Random random = new Random(3);
            jumps("jumps to " + PAGE + " rows in a row", first -> log.rows(first, PAGE), random, newest - PAGE);
            jumps(
                    "jumps to 100 rows far apart",
                    first -> log.rows(random.longs(100, 1, newest).sorted().toArray()),
                    random,
                    newest - PAGE);
            jumps("jumps to a time", first -> log.firstAt(LogBenchSession.at(first)), random, newest - PAGE);
            search(log, "rare word", new TextCondition(LogBenchSession.RARE), newest);
            search(log, "rare word of usual letters", new TextCondition(LogBenchSession.RARE_BUT_USUAL), newest);
            search(log, "no such word", new TextCondition("Wählscheibe"), newest);
            search(log, "usual word", new TextCondition("telephone"), newest);
            search(log, "two letters", new TextCondition("ßl"), newest);
            search(log, "client:200", new ClientCondition(Set.of(Facts.id(200))), newest);
            search(log, "is:out", new DirectionCondition(switchboard.wire.Direction.OUT), newest);
            search(log, "is:problem", new ProblemCondition(""), newest);
            search(log, "problem:http", new ProblemCondition("http"), newest);
            search(log, "size>50k", new SizeCondition(Comparison.MORE, 50 << 10), newest);
            search(log, "size<10", new SizeCondition(Comparison.LESS, 10), newest);
            Filter late = new TimeCondition(Comparison.AT_LEAST, LogBenchSession.at(newest * 9 / 10));
            search(log, "time in the last tenth, is:problem", Filter.all(late, new ProblemCondition("")), newest);
            search(
                    log,
                    "is:in -client:200 rare word",
                    Filter.all(
                            new DirectionCondition(switchboard.wire.Direction.IN),
                            Filter.not(new ClientCondition(Set.of(Facts.id(200)))),
                            new TextCondition(LogBenchSession.RARE)),
                    newest);
            memory();
        }
        return 0;
    }

    private void jumps(String name, LongFunction<CompletableFuture<?>> jump, Random random, long last)
            throws Exception {
        forget();
        long[] nanos = new long[JUMPS];
        for (int i = 0; i < JUMPS; i++) {
            long first = 1 + random.nextLong(Math.max(1, last));
            long began = System.nanoTime();
            jump.apply(first).get();
            nanos[i] = System.nanoTime() - began;
        }
        long[] sorted = Bench.sorted(nanos);
        line(
                name,
                sorted[JUMPS / 2] / 1e6,
                String.format(
                        Locale.ROOT,
                        "p99 %.1f ms, longest %.1f ms",
                        Bench.percentile(sorted, 0.99) / 1e6,
                        sorted[JUMPS - 1] / 1e6));
    }

    private void search(SessionLog log, String name, Filter filter, long newest) throws Exception {
        forget();
        long cpu = cpu();
        long began = System.nanoTime();
        double first = -1;
        long found = 0;
        double longest = 0;
        for (long at = 0; at < newest; ) {
            long asked = System.nanoTime();
            Matches matches = log.matches(filter, at, newest).get();
            longest = Math.max(longest, millis(asked));
            found += matches.numbers().length;
            if (first < 0 && found > 0) {
                first = millis(began);
            }
            at = matches.lookedUpTo();
        }
        line(
                name,
                first,
                String.format(
                        Locale.ROOT,
                        "all %s in %,.0f ms (%,.0f of the processor), longest turn %.0f ms",
                        grouped(found),
                        millis(began),
                        (cpu() - cpu) / 1e6,
                        longest));
    }

    /** Returns the processor time of the reading thread, which is more reliable than the clock on a busy machine. */
    private static long cpu() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchboard-log"))
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()))
                .sum();
    }

    private void line(String name, double millis, String more) {
        String value = millis < 0 ? "-" : String.format(Locale.ROOT, "%,.1f ms", millis);
        out.printf(Locale.ROOT, "%-36s %12s   %s%n", name, value, more);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private void memory() throws IOException {
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        Path status = Path.of("/proc/self/status");
        Optional<String> resident = Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(one -> one.startsWith("VmHWM"))
                        .map(one -> one.replaceAll("[^0-9]", ""))
                        .findFirst()
                : Optional.empty();
        out.printf(
                Locale.ROOT,
                "heap at most %,d MiB of %,d%s%n",
                heap >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                resident.map(kib -> ", process at most " + Long.parseLong(kib) / 1024 + " MiB")
                        .orElse(""));
    }

    /**
     * Asks the system to drop the file from its page cache if the measurement is cold; returns whether it was asked.
     */
    private boolean forget() throws IOException, InterruptedException {
        if (!cold || !Files.exists(Path.of("/proc/self"))) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of("dd", "if=" + file, "iflag=nocache", "count=0"));
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
