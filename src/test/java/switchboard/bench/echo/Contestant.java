package switchboard.bench.echo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import switchboard.bench.JavaFlags;
import switchboard.bench.SearchPath;

/**
 * A server that is measured.
 *
 * @param name a short name for tables
 * @param words a description for people
 * @param command returns the command line that starts it at a port of 127.0.0.1
 * @param mostClients the largest number of clients it is measured with; a thread or process for each client sets a
 * limit
 */
public record Contestant(String name, String words, IntFunction<List<String>> command, int mostClients) {
    private static final int ANY = 1 << 20;

    /** The heap size of every Java contestant, in bytes. */
    static final long HEAP_BYTES = 512L << 20;

    /**
     * All pages of the heap are resident from the start, as {@link ServerMemory} requires; so no first access to a
     * page is measured.
     */
    private static final List<String> HEAP = List.of("-Xms" + HEAP_BYTES, "-Xmx" + HEAP_BYTES, "-XX:+AlwaysPreTouch");

    /** Returns the contestants whose programs exist on this machine, Switchboard first. */
    static List<Contestant> present(Path scratch) throws IOException {
        List<Contestant> present = new ArrayList<>();
        present.add(
                new Contestant("switchboard", "Switchboard, recording", port -> switchboard(port, scratch, true), ANY));
        present.add(new Contestant(
                "switchboard-off", "Switchboard, --no-record", port -> switchboard(port, scratch, false), ANY));
        present.add(new Contestant("netty-one", "Netty 4.2, one event loop", port -> netty(1, port), ANY));
        present.add(new Contestant("netty-two", "Netty 4.2, two event loops", port -> netty(2, port), ANY));
        present.add(new Contestant("platform", "Java, platform threads", port -> threads("platform", port), ANY));
        present.add(new Contestant("virtual", "Java, naive virtual threads", port -> threads("virtual", port), ANY));
        if (SearchPath.has("python3")) {
            Path script = scratch.resolve("tutorial_echo.py");
            Files.write(script, resource());
            present.add(new Contestant(
                    "python",
                    "the tutorial's server in Python",
                    port -> List.of("python3", script.toString(), Integer.toString(port)),
                    2_000));
        }
        if (SearchPath.has("socat")) {
            present.add(new Contestant(
                    "socat",
                    "socat, a process for each client",
                    port -> List.of(
                            "socat",
                            "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,nodelay,fork,backlog=1024",
                            "PIPE"),
                    1_000));
        }
        if (SearchPath.has("ncat")) {
            present.add(new Contestant(
                    "ncat",
                    "ncat running cat for each client",
                    port -> List.of(
                            "ncat",
                            "-l",
                            "-k",
                            "-m",
                            "2000",
                            "127.0.0.1",
                            Integer.toString(port),
                            "--exec",
                            "/bin/cat"),
                    100));
        }
        return present;
    }

    /** Returns the contestant with a name, which exists. */
    static Contestant named(String name, List<Contestant> all) {
        return all.stream()
                .filter(contestant -> contestant.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns this contestant confined to one processor: by {@code taskset} where it exists, else by a flag that makes
     * Java count one.
     */
    Contestant onOneProcessor() {
        return with(words, line -> {
            if (SearchPath.has("taskset")) {
                line.addAll(0, List.of("taskset", "-c", "0"));
            } else {
                line.add(1, "-XX:ActiveProcessorCount=1");
            }
        });
    }

    /** Returns this contestant with other classes before its own. */
    Contestant withClasses(Path folder, String otherWords) {
        return with(otherWords, line -> {
            int classes = line.indexOf("-cp") + 1;
            line.set(classes, folder + File.pathSeparator + line.get(classes));
        });
    }

    /** Returns this contestant with variables of the environment, set by {@code env}, which becomes the program. */
    public Contestant withVariables(Map<String, String> variables) {
        return with(words, line -> {
            variables.forEach((name, value) -> line.addFirst(name + "=" + value));
            line.addFirst("env");
        });
    }

    private Contestant with(String otherWords, Consumer<List<String>> change) {
        return new Contestant(
                name,
                otherWords,
                port -> {
                    List<String> line = new ArrayList<>(command.apply(port));
                    change.accept(line);
                    return line;
                },
                mostClients);
    }

    /** Returns whether it is a Java process with a heap of {@link #HEAP_BYTES}. */
    boolean hasHeap() {
        return command.apply(0).containsAll(HEAP);
    }

    private static byte[] resource() throws IOException {
        try (var in = Contestant.class.getResourceAsStream("/switchboard/bench/tutorial_echo.py")) {
            if (in == null) {
                throw new IOException("tutorial_echo.py is not among the test resources");
            }
            return in.readAllBytes();
        }
    }

    /**
     * Returns Switchboard as an echo server.
     *
     * @param classPath where its classes are, such as those of another checkout
     */
    public static Contestant switchboard(String name, String words, String classPath, Path scratch, boolean recording) {
        return new Contestant(name, words, port -> switchboard(port, classPath, scratch, recording), ANY);
    }

    private static List<String> switchboard(int port, Path scratch, boolean recording) {
        return switchboard(port, System.getProperty("java.class.path"), scratch, recording);
    }

    private static List<String> switchboard(int port, String classPath, Path scratch, boolean recording) {
        // The flags of run.sh make the measured program equal the one in use.
        List<String> command = java(JavaFlags.ofRunScript(), classPath);
        command.add("switchboard.app.Main");
        command.addAll(List.of("--headless", "--auto", "echo", "--max-clients", "20000"));
        command.addAll(List.of("--port", Integer.toString(port)));
        if (recording) {
            command.addAll(List.of("--session", session(scratch, port).toString()));
        } else {
            command.add("--no-record");
        }
        return command;
    }

    /** Netty gets the flags that its documentation asks for on a new Java version. */
    private static List<String> netty(int eventLoops, int port) {
        List<String> flags = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
        flags.addAll(JavaFlags.allowingUnsafe());
        List<String> command = java(flags);
        command.addAll(List.of(NettyEcho.class.getName(), Integer.toString(eventLoops), Integer.toString(port)));
        return command;
    }

    private static List<String> threads(String kind, int port) {
        List<String> command = java(List.of());
        command.addAll(List.of(ThreadedEcho.class.getName(), kind, Integer.toString(port)));
        return command;
    }

    /** Returns the command line of a class of the bench, with a heap of the size that every contestant has. */
    public static List<String> java(Class<?> main, List<String> flags, String... arguments) {
        List<String> command = java(flags);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(List<String> flags) {
        return java(flags, System.getProperty("java.class.path"));
    }

    private static List<String> java(List<String> flags, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(HEAP);
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    /** Returns the session file of a Switchboard that listens at a port. */
    public static Path session(Path scratch, int port) {
        return scratch.resolve("bench-" + port + ".db");
    }
}
