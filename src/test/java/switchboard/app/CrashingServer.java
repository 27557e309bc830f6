package switchboard.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.cli.ServerOptions;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.ListenerInfo;
import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.thread.Threads;

/**
 * A server to be killed. It prints its port, and then the number of messages on disk after each change. It ends by
 * itself when its standard input ends.
 */
final class CrashingServer {
    private CrashingServer() {}

    /** Runs the server with the options of the program. */
    public static void main(String[] arguments) {
        Threads.platform("orphan", CrashingServer::endWithParent).start();
        Program program = new Program(
                InputStream.nullInputStream(), StandardCharsets.UTF_8, System.out, System.err, ending -> {});
        System.exit(program.run(CrashingServer::serve, arguments));
    }

    private static int serve(ServerOptions options) throws SessionException, ListenException, InterruptedException {
        System.out.println("opening");
        Switchboard switchboard = Switchboard.open(options);
        LosslessSubscription news =
                switchboard.bus().subscribe("parent", 1_000_000, 1L << 30, fact -> fact instanceof Fact.Recorded);
        ListenerInfo listener = switchboard.listen(options.listeners()).getFirst();
        System.out.println("port " + listener.address().replaceFirst(".*:", ""));
        List<Fact> facts = new ArrayList<>();
        while (true) {
            news.take(facts, 1_000, TimeUnit.MILLISECONDS.toNanos(60_000));
            if (!facts.isEmpty()) {
                System.out.println(((Fact.Recorded) facts.getLast()).messages());
                facts.clear();
            }
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException gone) {
            System.err.println("Standard input failed: " + gone.getMessage());
        }
        Runtime.getRuntime().halt(3);
    }
}
