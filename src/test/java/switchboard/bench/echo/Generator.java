package switchboard.bench.echo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Creates the clients of closed loops: a C program where the system has a compiler, else {@link EchoLoad}.
 *
 * <p>Java's generator uses half as much processor time again, which the server lacks on a small machine. With the same
 * server it reached 0.6 to 0.9 of the rate of the C generator with two event loops, and 0.9 to 1.1 with one.
 *
 * @param program the compiled {@code closed_loop.c}, if there is one
 * @param words a description for people
 */
record Generator(Optional<Path> program, String words) {
    private static final String SOURCE = "closed_loop.c";

    /** Returns the C generator if it can be compiled into this folder, else the Java one. */
    static Generator find(Path scratch) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return new Generator(Optional.empty(), "Java: the one in C is for Linux");
        }
        for (String compiler : List.of("cc", "gcc", "clang")) {
            if (Contestant.isOnPath(compiler)) {
                return new Generator(
                        Optional.of(compiled(compiler, scratch)), "C, " + SOURCE + " compiled by " + compiler + " -O2");
            }
        }
        return new Generator(Optional.empty(), "Java: no C compiler (cc, gcc, clang) was found");
    }

    private static Path compiled(String compiler, Path scratch) throws IOException {
        Path source = scratch.resolve(SOURCE);
        try (InputStream in = Generator.class.getResourceAsStream("/switchboard/bench/" + SOURCE)) {
            if (in == null) {
                throw new IOException(SOURCE + " is not among the test resources");
            }
            Files.copy(in, source);
        }
        Path program = scratch.resolve("closed_loop");
        Process process = new ProcessBuilder(compiler, "-O2", "-o", program.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(compiler + " can't compile " + SOURCE + ": " + said.strip());
        }
        return program;
    }

    /** Connects all clients of a scenario and waits for one reply to each. */
    ClosedLoop connect(Scenario scenario, InetSocketAddress server) throws IOException {
        if (program.isPresent()) {
            return NativeLoop.connect(program.get(), scenario, server);
        }
        EchoLoad load = EchoLoad.connect(scenario, server);
        boolean ready = false;
        try {
            load.greet();
            ready = true;
            return load;
        } finally {
            if (!ready) {
                load.close();
            }
        }
    }
}
