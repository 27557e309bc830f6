package switchboard.client.swarm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import switchboard.client.ClientException;
import switchboard.client.Dialer;
import switchboard.text.ClientText;
import switchboard.text.CodedText;

/**
 * One client of a swarm: connects, runs the behaviour of its kind, and repeats this until the run is over.
 *
 * <p>Run once, by its own thread; {@link #cut} is thread-safe.
 */
final class Visitor implements Runnable {
    /** The base of the pause after a failure; it doubles with each further failure. */
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The number of failures from which the pause no longer grows. */
    private static final int MOST_DOUBLINGS = 4;

    /**
     * The receive buffer in bytes of a client that never reads. It is as small as the system allows, so that the
     * buffer is soon full.
     */
    private static final int DEAF_BUFFER = 4 << 10;

    /** Receives the results of the connections. */
    interface Diary {
        /** Called after an established connection has ended. */
        void ended(CallResult result);

        /**
         * Called if a connection could not be established or the class code got no answer; {@code why} is the reason.
         */
        void failed(Kind kind, CodedText why);
    }

    private final Scene scene;
    private final Kind kind;
    private final int number;
    private final InetSocketAddress server;
    private final Diary diary;
    private final Consumer<Visitor> onEnd;
    private final SplittableRandom random;

    private Optional<Line> connection;
    private volatile Runnable hangUp = () -> {};
    private volatile boolean cut;
    private int calls;
    private int failures;

    /**
     * Creates a client.
     *
     * @param connection the first connection, if it is established already
     * @param onEnd called when the client has ended
     */
    Visitor(
            Scene scene,
            Kind kind,
            int number,
            InetSocketAddress server,
            Optional<Line> connection,
            Diary diary,
            Consumer<Visitor> onEnd) {
        this.scene = scene;
        this.kind = kind;
        this.number = number;
        this.server = server;
        this.connection = connection;
        this.diary = diary;
        this.onEnd = onEnd;
        // The multiplier is 2^64 divided by the golden ratio, rounded to an odd number; it spreads consecutive
        // numbers.
        random = new SplittableRandom(scene.plan().seed() ^ number * 0x9E3779B97F4A7C15L);
    }

    Kind kind() {
        return kind;
    }

    /** Returns the number of the client, from 1. */
    int number() {
        return number;
    }

    /** Returns the kind and the number. */
    String name() {
        return kind.word() + " " + number;
    }

    SplittableRandom random() {
        return random;
    }

    @Override
    public void run() {
        try {
            while (!scene.season().isOver()) {
                boolean well = visit();
                failures = well ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
                if (failures > 0) {
                    pause(FIRST_PAUSE_NANOS << failures - 1);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.accept(this);
        }
    }

    /** Connects and runs the behaviour once; returns false if the server ended the connection or it failed. */
    private boolean visit() throws InterruptedException {
        if (connection.isEmpty() && !scene.connects(calls == 0).await(1, () -> false)) {
            return true;
        }
        Line line;
        try {
            line = connect();
        } catch (ClientException failed) {
            if (!cut) {
                diary.failed(kind, failed.text());
            }
            return false;
        }
        Call call = new Call(scene, this, ++calls, line);
        scene.connected(1);
        hangUp = call::cut;
        if (cut) {
            call.cut();
        }
        CallResult result;
        boolean broken = true;
        try {
            if (call.enter()) {
                kind.behaviour().talk(call);
            } else {
                diary.failed(kind, ClientText.SWARM_CODE_SILENT.with());
            }
            broken = false;
        } catch (IOException gone) {
            // The call has recorded the manner of the end.
        } finally {
            hangUp = () -> {};
            result = call.finish(broken);
            scene.connected(-1);
        }
        diary.ended(result);
        return !result.wasEnded();
    }

    private Line connect() throws ClientException {
        if (connection.isPresent()) {
            Line first = connection.get();
            connection = Optional.empty();
            return first;
        }
        Socket socket = new Socket();
        hangUp = () -> Line.close(socket);
        SwarmPlan plan = scene.plan();
        Dialer.connect(socket, plan.host(), server, plan.patience(), kind.listens() ? 0 : DEAF_BUFFER);
        return scene.line(socket);
    }

    /**
     * Waits before the next attempt: exponentially longer after repeated failures, with a random part so that clients
     * do not reconnect together.
     */
    private void pause(long nanos) {
        long until = System.nanoTime() + nanos / 2 + random.nextLong(nanos);
        long left = until - System.nanoTime();
        while (left > 0 && !scene.season().isOver()) {
            LockSupport.parkNanos(this, Math.min(left, scene.season().leftNanos()));
            left = until - System.nanoTime();
        }
    }

    /** Closes the connection at once. Thread-safe. */
    void cut() {
        cut = true;
        hangUp.run();
    }
}
