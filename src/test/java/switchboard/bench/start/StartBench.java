package switchboard.bench.start;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import switchboard.bench.Options;
import switchboard.bench.echo.ThreadedEcho;
import switchboard.server.TestClient;

/**
 * Measures the time of a start, from the beginning of the process to its first reply or its painted window:
 * {@code ./run.sh bench start [--rounds N]}.
 *
 * <p>The reference programs run with Java's default flags and class archive, Switchboard with those of {@code run.sh}.
 * They run in turn, and the ratios within a round count.
 */
public final class StartBench {
    private static final int ROUNDS = 15;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final byte[] MESSAGE =
            String.format(Locale.ROOT, "%-64d%s", 5, "Hello").getBytes(StandardCharsets.UTF_8);

    /** The programs that are started. */
    private enum Start {
        ECHO("a naive echo server has answered a message"),
        CONSOLE("Switchboard's console has answered a message"),
        EMPTY_WINDOW("an empty FlatLaf window is painted"),
        WINDOW("Switchboard's window is painted");

        private final String words;

        Start(String words) {
            this.words = words;
        }

        boolean isWindow() {
            return this == EMPTY_WINDOW || this == WINDOW;
        }
    }

    private final Path scratch;
    private final Path jar;
    private final Map<Start, List<Double>> millis = new EnumMap<>(Start.class);

    private StartBench(Path scratch, Path jar) {
        this.scratch = scratch;
        this.jar = jar;
    }

    /** Runs the measurement; {@code --rounds N} sets the number of rounds. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("rounds");
        int rounds = (int) options.number("rounds", ROUNDS);
        Path scratch = Files.createTempDirectory("switchboard-start-");
        try {
            StartBench bench = new StartBench(
                    scratch, Path.of(System.getProperty("switchboard.bench.root", "."), "target", "switchboard.jar"));
            // The first start of each program fills the system's caches and is not counted.
            for (int round = -1; round < rounds; round++) {
                bench.round(round);
            }
            bench.tell(out, Start.CONSOLE, Start.ECHO, 0);
            return bench.tell(out, Start.WINDOW, Start.EMPTY_WINDOW, 1.3) ? 0 : 1;
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void round(int round) throws IOException, InterruptedException {
        List<Start> order = new ArrayList<>(List.of(Start.values()));
        if (System.getenv("DISPLAY") == null
                && System.getProperty("os.name", "").equals("Linux")) {
            order.removeIf(Start::isWindow);
        }
        Collections.rotate(order, -round);
        for (Start start : order) {
            double taken = measure(start) / 1e6;
            if (round >= 0) {
                millis.computeIfAbsent(start, first -> new ArrayList<>()).add(taken);
            }
        }
    }

    private long measure(Start start) throws IOException, InterruptedException {
        int port = TestClient.freePort();
        ProcessBuilder builder = new ProcessBuilder(command(start, port));
        for (String variable : List.of("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
            builder.environment().put(variable, scratch.toString());
        }
        builder.redirectError(scratch.resolve("errors").toFile());
        if (!start.isWindow()) {
            builder.redirectOutput(scratch.resolve("output").toFile());
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            if (start.isWindow()) {
                awaitPainted(process);
            } else {
                awaitAnswer(process, port);
            }
            return System.nanoTime() - begin;
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private List<String> command(Start start, int port) {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (start == Start.CONSOLE || start == Start.WINDOW) {
            command.addAll(words("switchboard.bench.flags", " "));
            // The flags for Java's archive of this kind of start.
            command.addAll(words(start.isWindow() ? "switchboard.bench.window" : "switchboard.bench.console", "\\|"));
        }
        String number = Integer.toString(port);
        switch (start) {
            case ECHO -> command.addAll(List.of("-cp", classes, ThreadedEcho.class.getName(), "virtual", number));
            case CONSOLE ->
                command.addAll(List.of("-jar", jar.toString(), "--headless", "--auto", "echo", "--port", number));
            case EMPTY_WINDOW ->
                command.addAll(List.of("-cp", classes, UntilPainted.class.getName(), EmptyWindow.class.getName()));
            case WINDOW ->
                // The archive requires the program's own class path first.
                command.addAll(List.of(
                        "-cp",
                        jar + File.pathSeparator + classes,
                        UntilPainted.class.getName(),
                        "switchboard.app.Main",
                        "--port",
                        number));
        }
        return command;
    }

    private static List<String> words(String property, String separator) {
        return Arrays.stream(System.getProperty(property, "").split(separator, -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void awaitPainted(Process process) throws IOException {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(UntilPainted.LINE)) {
                    return;
                }
            }
        }
        throw new IOException("a window ended without having been painted");
    }

    private static void awaitAnswer(Process process, int port) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (process.isAlive() && until - System.nanoTime() > 0) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(MESSAGE);
                if (socket.getInputStream().readNBytes(MESSAGE.length).length < MESSAGE.length) {
                    throw new IOException("a server closed the connection instead of answering");
                }
                return;
            } catch (java.net.ConnectException notReady) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
            }
        }
        throw new IOException("a server does not come to answer");
    }

    /** Prints one line and returns whether the median ratio is within the limit, if there is one. */
    private boolean tell(PrintStream out, Start start, Start to, double limit) {
        List<Double> mine = millis.getOrDefault(start, List.of());
        List<Double> theirs = millis.getOrDefault(to, List.of());
        if (mine.isEmpty()) {
            out.println(start.words + ": not measured, there is no display.");
            return true;
        }
        double[] ratios = new double[mine.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = mine.get(round) / theirs.get(round);
        }
        Arrays.sort(ratios);
        out.printf(
                Locale.ROOT,
                "%-46s %5.0f ms, %s %.0f ms: ratio %.2f (%.2f-%.2f)%s%n",
                start.words,
                median(mine),
                to.words,
                median(theirs),
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1],
                limit > 0 ? String.format(Locale.ROOT, ", goal %.1f", limit) : "");
        return limit == 0 || ratios[ratios.length / 2] <= limit;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
