package switchboard.bench.echo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A server that takes part.
 *
 * @param name a short word for tables
 * @param words what it is, for people
 * @param command starts it at a port of 127.0.0.1
 * @param mostClients what it is not asked beyond: a thread or a process for each client has its end
 */
record Contestant(String name, String words, IntFunction<List<String>> command, int mostClients) {
    private static final int ANY = 1 << 20;

    /** The same heap for everybody that has one. */
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    /** Return those whose programs are on this machine, Switchboard first. */
    static List<Contestant> present(Path scratch) throws IOException {
        List<Contestant> present = new ArrayList<>();
        present.add(
                new Contestant("switchboard", "Switchboard, recording", port -> switchboard(port, scratch, true), ANY));
        present.add(new Contestant(
                "switchboard-off", "Switchboard, --no-record", port -> switchboard(port, scratch, false), ANY));
        present.add(
                new Contestant("netty-epoll", "Netty 4.2, epoll", port -> java(NettyEcho.class, "epoll", port), ANY));
        present.add(new Contestant("netty-nio", "Netty 4.2, NIO", port -> java(NettyEcho.class, "nio", port), ANY));
        present.add(new Contestant(
                "platform", "Java, platform threads", port -> java(ThreadedEcho.class, "platform", port), ANY));
        present.add(new Contestant(
                "virtual", "Java, naive virtual threads", port -> java(ThreadedEcho.class, "virtual", port), ANY));
        if (isOnPath("python3")) {
            Path script = scratch.resolve("tutorial_echo.py");
            Files.write(script, resource());
            present.add(new Contestant(
                    "python",
                    "the tutorial's server in Python",
                    port -> List.of("python3", script.toString(), Integer.toString(port)),
                    2_000));
        }
        if (isOnPath("socat")) {
            present.add(new Contestant(
                    "socat",
                    "socat, a process for each client",
                    port -> List.of(
                            "socat", "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,fork,backlog=1024", "PIPE"),
                    1_000));
        }
        if (isOnPath("ncat")) {
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

    private static byte[] resource() throws IOException {
        try (var in = Contestant.class.getResourceAsStream("/switchboard/bench/tutorial_echo.py")) {
            if (in == null) {
                throw new IOException("tutorial_echo.py is not among the test resources");
            }
            return in.readAllBytes();
        }
    }

    private static List<String> switchboard(int port, Path scratch, boolean recording) {
        List<String> command = java();
        // The flags of run.sh, so that what is measured is what is used.
        command.addAll(JavaFlags.ofRunScript());
        command.add("switchboard.app.Main");
        command.addAll(List.of("--headless", "--auto", "echo", "--max-clients", "20000"));
        command.addAll(List.of("--port", Integer.toString(port)));
        if (recording) {
            command.addAll(List.of(
                    "--session", scratch.resolve("bench-" + port + ".db").toString()));
        } else {
            command.add("--no-record");
        }
        return command;
    }

    private static List<String> java(Class<?> main, String kind, int port) {
        List<String> command = java();
        command.addAll(List.of(main.getName(), kind, Integer.toString(port)));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HEAP);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static boolean isOnPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
