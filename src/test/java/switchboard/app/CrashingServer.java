package switchboard.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.ListenerInfo;
import switchboard.thread.Threads;

/**
 * A server that is going to be killed: prints where it listens, then how many messages are on disk, each time that
 * changes. Ends by itself when nobody holds its standard input any more.
 */
final class CrashingServer {
    private CrashingServer() {}

    /** Serves with the options of the program. */
    public static void main(String[] arguments) throws Exception {
        Threads.platform("orphan", CrashingServer::endWithParent).start();
        if (!(Arguments.parse(arguments) instanceof Task.Serve serve)) {
            throw new IllegalArgumentException("no server: " + String.join(" ", arguments));
        }
        System.out.println("opening");
        Switchboard switchboard = Switchboard.open(serve.options());
        LosslessSubscription news =
                switchboard.bus().subscribe("parent", 1_000_000, 1L << 30, fact -> fact instanceof Fact.Recorded);
        ListenerInfo listener = switchboard.listen(serve.options().listeners().getFirst());
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
