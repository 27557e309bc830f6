package switchboard.bench.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import switchboard.bench.Options;
import switchboard.thread.Threads;

/**
 * Measures the waiting times of new clients and of replies by hand while other clients keep the server busy:
 * {@code ./run.sh bench waits [--seconds N] [--rounds N]}.
 *
 * <p>50 clients keep 16 messages each in flight. Meanwhile new clients connect one after the other, send at once and
 * wait for the first reply, and replies to a silent client are typed into the console. The server runs with one
 * processor and with all of them. The contestants are Switchboard, Switchboard without {@code CooperativeYield}, naive
 * virtual threads and Netty; the last two have no replies by hand.
 */
public final class WaitsBench {
    private static final double GOAL_MILLIS = 100;
    private static final Scenario BUSY = Scenario.DEEP;
    private static final int PATIENCE_MILLIS = (int) TimeUnit.SECONDS.toMillis(ClosedLoop.CEILING_SECONDS);
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String REPLY = "a reply by hand";
    private static final byte[] MESSAGE =
            String.format(Locale.ROOT, "%-64d%s", 5, "Hello").getBytes(StandardCharsets.US_ASCII);

    private final PrintStream out;
    private final Path scratch;
    private final Generator generator;
    private final long millis;
    private boolean allMet = true;

    private WaitsBench(PrintStream out, Path scratch, long millis) throws IOException {
        this.out = out;
        this.scratch = scratch;
        this.generator = Generator.find(scratch);
        this.millis = millis;
    }

    /** Measures, prints the results and returns 0 if no wait exceeded the goal with the unchanged Switchboard. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("seconds", "rounds");
        Path scratch = Files.createTempDirectory("switchboard-bench-");
        try {
            WaitsBench bench = new WaitsBench(out, scratch, TimeUnit.SECONDS.toMillis(options.number("seconds", 5)));
            out.println("Load generator: " + bench.generator.words() + ".");
            for (long round = options.number("rounds", 2); round > 0; round--) {
                bench.round();
            }
            return bench.allMet ? 0 : 1;
        } finally {
            Scratch.delete(scratch);
        }
    }

    private void round() throws Exception {
        Path withoutYield = WithoutYield.compiled(scratch);
        List<Contestant> contestants = Contestant.present(scratch);
        for (boolean one : new boolean[] {true, false}) {
            out.printf(Locale.ROOT, "%s for the server, %s:%n", one ? "one processor" : "all processors", BUSY.words());
            for (Contestant contestant : contestants) {
                switch (contestant.name()) {
                    case "switchboard", "switchboard-off" -> judge(measure(confined(contestant, one), true));
                    case "virtual", "netty-one" -> measure(confined(contestant, one), false);
                    default -> {}
                }
            }
            Contestant without = Contestant.named("switchboard-off", contestants)
                    .withClasses(withoutYield, "Switchboard, --no-record, without CooperativeYield");
            measure(confined(without, one), true);
        }
    }

    private static Contestant confined(Contestant contestant, boolean one) {
        return one ? contestant.onOneProcessor() : contestant;
    }

    private void judge(List<Histogram> waits) {
        for (Histogram wait : waits) {
            allMet &= wait.summary().longest() / 1e6 <= GOAL_MILLIS;
        }
    }

    private List<Histogram> measure(Contestant contestant, boolean takesReplies) throws Exception {
        try (ServerProcess server = ServerProcess.start(contestant, scratch);
                ClosedLoop load = generator.connect(BUSY, server.address())) {
            Optional<SilentClient> silent = takesReplies ? Optional.of(new SilentClient(server)) : Optional.empty();
            boolean steady = WarmUp.untilSteady(load, 1_000, 10);
            FutureTask<ClosedLoop.Run> busy = new FutureTask<>(() -> load.run(millis));
            Threads.platform("busy", busy).start();
            FutureTask<Histogram> replies = new FutureTask<>(() -> repeat(busy, () -> reply(server, silent)));
            if (silent.isPresent()) {
                Threads.platform("replies", replies).start();
            }
            List<Histogram> waits = new ArrayList<>(List.of(repeat(busy, () -> newcomer(server.address()))));
            if (silent.isPresent()) {
                waits.add(replies.get());
                silent.get().close();
            }
            out.printf(
                    Locale.ROOT,
                    "  %-45s newcomers %s%s; %,.0f messages/s meanwhile%s%n",
                    contestant.words(),
                    text(waits.getFirst()),
                    waits.size() > 1 ? "; replies " + text(waits.getLast()) : "",
                    busy.get().perSecond(),
                    steady ? "" : ", NOT STEADY");
            return waits;
        } finally {
            Scratch.clear(scratch, "bench-");
        }
    }

    /** An operation whose duration is measured. */
    private interface Attempt {
        void make() throws IOException;
    }

    /** Repeats an operation with short pauses while other clients keep the server busy. */
    private static Histogram repeat(FutureTask<?> busy, Attempt attempt) throws IOException {
        Histogram took = new Histogram();
        while (!busy.isDone()) {
            long began = System.nanoTime();
            attempt.make();
            took.add(System.nanoTime() - began);
            LockSupport.parkNanos(GAP_NANOS);
        }
        return took;
    }

    private static void newcomer(InetSocketAddress server) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.getOutputStream().write(MESSAGE);
            if (socket.getInputStream().readNBytes(MESSAGE.length).length < MESSAGE.length) {
                throw new IOException("a newcomer was closed the connection on");
            }
        }
    }

    private static void reply(ServerProcess server, Optional<SilentClient> silent) throws IOException {
        SilentClient client = silent.orElseThrow();
        server.type("send " + client.number + " " + REPLY);
        client.read();
    }

    private static String text(Histogram waits) {
        Latency wait = waits.summary();
        return String.format(
                Locale.ROOT,
                "p50 %.1f p99 %.1f longest %.1f ms (%d)",
                wait.p50() / 1e6,
                wait.p99() / 1e6,
                wait.longest() / 1e6,
                waits.total());
    }

    /** A client that sends nothing and receives replies by hand. */
    private static final class SilentClient implements AutoCloseable {
        private final Socket socket;
        private final String number;

        SilentClient(ServerProcess server) throws IOException {
            socket = new Socket(server.address().getAddress(), server.address().getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            number = server.awaitPrinted(
                    Pattern.compile("#(\\d+) came from 127\\.0\\.0\\.1:" + socket.getLocalPort() + "\\b"));
        }

        void read() throws IOException {
            int frame = 64 + REPLY.length();
            if (socket.getInputStream().readNBytes(frame).length < frame) {
                throw new IOException("the silent client was closed the connection on");
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
