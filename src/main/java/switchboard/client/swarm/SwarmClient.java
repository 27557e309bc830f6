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
final class SwarmClient implements Runnable {
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
    interface ResultListener {
        /** Called after an established connection has ended. */
        void ended(ConnectionResult result);

        /**
         * Called if a connection could not be established or the class code got no answer; {@code why} is the reason.
         */
        void failed(ClientKind kind, CodedText why);
    }

    private final SwarmContext context;
    private final ClientKind kind;
    private final int number;
    private final InetSocketAddress server;
    private final ResultListener listener;
    private final Consumer<SwarmClient> onEnd;
    private final SplittableRandom random;

    private Optional<SwarmSocket> connection;
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
    SwarmClient(
            SwarmContext context,
            ClientKind kind,
            int number,
            InetSocketAddress server,
            Optional<SwarmSocket> connection,
            ResultListener listener,
            Consumer<SwarmClient> onEnd) {
        this.context = context;
        this.kind = kind;
        this.number = number;
        this.server = server;
        this.connection = connection;
        this.listener = listener;
        this.onEnd = onEnd;
        // The multiplier is 2^64 divided by the golden ratio, rounded to an odd number; it spreads consecutive
        // numbers.
        random = new SplittableRandom(context.plan().seed() ^ number * 0x9E3779B97F4A7C15L);
    }

    ClientKind kind() {
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
            while (!context.runClock().isOver()) {
                boolean succeeded = connectOnce();
                failures = succeeded ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
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
    private boolean connectOnce() throws InterruptedException {
        if (connection.isEmpty() && !context.connects(calls == 0).await(1, () -> false)) {
            return true;
        }
        SwarmSocket line;
        try {
            line = connect();
        } catch (ClientException failed) {
            if (!cut) {
                listener.failed(kind, failed.text());
            }
            return false;
        }
        SwarmConnection swarmConnection = new SwarmConnection(context, this, ++calls, line);
        context.connected(1);
        hangUp = swarmConnection::cut;
        if (cut) {
            swarmConnection.cut();
        }
        ConnectionResult result;
        boolean broken = true;
        try {
            if (swarmConnection.enter()) {
                kind.behaviour().talk(swarmConnection);
            } else {
                listener.failed(kind, ClientText.SWARM_CODE_SILENT.with());
            }
            broken = false;
        } catch (IOException disconnected) {
            // The call has recorded the manner of the end.
        } finally {
            hangUp = () -> {};
            result = swarmConnection.finish(broken);
            context.connected(-1);
        }
        listener.ended(result);
        return !result.wasEnded();
    }

    private SwarmSocket connect() throws ClientException {
        if (connection.isPresent()) {
            SwarmSocket first = connection.get();
            connection = Optional.empty();
            return first;
        }
        Socket socket = new Socket();
        hangUp = () -> SwarmSocket.close(socket);
        SwarmPlan plan = context.plan();
        Dialer.connect(socket, plan.host(), server, plan.replyTimeout(), kind.listens() ? 0 : DEAF_BUFFER);
        return context.line(socket);
    }

    /**
     * Waits before the next attempt: exponentially longer after repeated failures, with a random part so that clients
     * do not reconnect together.
     */
    private void pause(long nanos) {
        long until = System.nanoTime() + nanos / 2 + random.nextLong(nanos);
        long left = until - System.nanoTime();
        while (left > 0 && !context.runClock().isOver()) {
            LockSupport.parkNanos(this, Math.min(left, context.runClock().leftNanos()));
            left = until - System.nanoTime();
        }
    }

    /** Closes the connection at once. Thread-safe. */
    void cut() {
        cut = true;
        hangUp.run();
    }
}
