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

/** A server in a process of its own, so that its memory and threads are nobody else's. */
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
     * What it holds.
     *
     * @param heap bytes that are alive
     * @param threads platform threads
     * @param live its clients
     */
    record State(long heap, int threads, int live) {}

    /** Starts one that echoes, with these options for the JVM. */
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

    /** The process: prints its port, then for each line that it reads what it holds. */
    public static void main(String[] args) throws Exception {
        EventBus bus = new EventBus();
        bus.subscribe("window", new LiveFold());
        ServerLimits limits = ServerLimits.DEFAULTS
                .withMaxConnections(Integer.parseInt(args[0]))
                .withMaxMessage(Integer.parseInt(args[1]));
        ListenerSettings echoing = Exchange.echoing();
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

    /** Collects its garbage and returns what is left. */
    State state() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        String[] words = String.valueOf(out.readLine()).split(" ");
        return new State(Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    /** Waits until it has so many clients. */
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
