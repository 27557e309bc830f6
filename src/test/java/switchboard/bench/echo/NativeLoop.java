package switchboard.bench.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clients in a process of the compiled {@code closed_loop.c}. Its source describes the lines that it reads and writes.
 */
final class NativeLoop implements ClosedLoop {
    private final Process process;
    private final Writer asked;
    private final BufferedReader said;

    private NativeLoop(Process process) {
        this.process = process;
        this.asked = process.outputWriter(StandardCharsets.US_ASCII);
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Connects all clients of a scenario and waits for one reply to each. */
    static NativeLoop connect(Path program, Scenario scenario, InetSocketAddress server) throws IOException {
        List<String> command = IntStream.of(
                        server.getPort(), scenario.clients(), scenario.talking(), scenario.body(), scenario.depth())
                .mapToObj(Integer::toString)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.command().addAll(command);
        NativeLoop loop = new NativeLoop(builder.start());
        boolean ready = false;
        try {
            loop.answer();
            ready = true;
            return loop;
        } finally {
            if (!ready) {
                loop.close();
            }
        }
    }

    /**
     * Returns the next line of the process.
     *
     * @throws IOException with the process's error message if there is none
     */
    private String answer() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        return line;
    }

    @Override
    public Run run(long millis) throws IOException {
        asked.write(millis + "\n");
        asked.flush();
        long[] figures = Arrays.stream(answer().split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Run(
                figures[0],
                figures[1],
                new Latency(figures[2], figures[3], figures[4], figures[5]),
                figures[6] / (double) figures[1]);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
