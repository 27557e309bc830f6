package switchboard.bench.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import switchboard.bench.CCompiler;

/**
 * Creates the clients of closed loops: a C program where the system has a compiler, else {@link EchoLoad}.
 *
 * <p>Java's generator uses half as much processor time again, which the server lacks on a small machine. With the same
 * server it reached 0.6 to 0.9 of the rate of the C generator with two event loops, and 0.9 to 1.1 with one.
 *
 * @param program the compiled {@code closed_loop.c}, if there is one
 * @param words a description for people
 */
public record Generator(Optional<Path> program, String words) {
    private static final String SOURCE = "closed_loop.c";

    /** Returns the C generator if it can be compiled into this folder, else the Java one. */
    public static Generator find(Path scratch) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return new Generator(Optional.empty(), "Java: the one in C is for Linux");
        }
        Optional<CCompiler> compiler = CCompiler.find();
        if (compiler.isEmpty()) {
            return new Generator(Optional.empty(), "Java: no C compiler (cc, gcc, clang) was found");
        }
        Path program = scratch.resolve("closed_loop");
        compiler.get().compile(SOURCE, program);
        return new Generator(
                Optional.of(program),
                "C, " + SOURCE + " compiled by " + compiler.get().command() + " -O2");
    }

    /** Connects all clients of a scenario and waits for one reply to each. */
    public ClosedLoop connect(Scenario scenario, InetSocketAddress server) throws IOException {
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
