package switchboard.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.event.EventBus;
import switchboard.event.LiveFold;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ServerLimits;

/** A server in a process of its own, so that its memory and threads can be measured. */
final class MeasuredServer implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final int port;

    private MeasuredServer(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(out.readLine());
    }

    /**
     * The resources of the server.
     *
     * @param heap the bytes of live objects
     * @param threads the platform threads
     * @param live the live connections
     */
    record State(long heap, int threads, int live) {}

    /** Starts a server that echoes, with these options for the JVM. */
    static MeasuredServer start(int clients, int longestMessage, String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuredServer.class.getName()));
        command.addAll(List.of(Integer.toString(clients), Integer.toString(longestMessage)));
        return new MeasuredServer(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Runs in the server's process: prints its port, then for each line of input its state. */
    public static void main(String[] args) throws Exception {
        EventBus bus = new EventBus();
        bus.subscribe("window", new LiveFold());
        ServerLimits limits = ServerLimits.DEFAULTS
                .withMaxConnections(Integer.parseInt(args[0]))
                .withMaxMessage(Integer.parseInt(args[1]));
        ListenerSettings echoing = TestServer.echoing();
        try (Server server = new Server(bus, limits, 0)) {
            server.start();
            System.out.println(server.listen(echoing).port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println((runtime.totalMemory() - runtime.freeMemory()) + " "
                        + ManagementFactory.getThreadMXBean().getThreadCount() + " "
                        + server.roster().counts().live());
            }
        }
        System.exit(0);
    }

    int port() {
        return port;
    }

    /** Returns the server's state after a garbage collection. */
    State state() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        String[] words = String.valueOf(out.readLine()).split(" ");
        return new State(Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    /** Waits until the server has that many live connections. */
    State awaitLive(int clients) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        State state = state();
        while (state.live() != clients && System.nanoTime() - until < 0) {
            state = state();
        }
        return state;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
