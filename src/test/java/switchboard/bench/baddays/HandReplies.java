package switchboard.bench.baddays;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.thread.Threads;

/**
 * Types a reply to a silent client into the console twice a second, and waits until the client has it. So the console
 * is measured too.
 *
 * <p>The thread belongs to one life of the program and ends with it.
 */
final class HandReplies implements AutoCloseable {
    private static final String REPLY = "hello by hand";
    private static final int FRAME = 64 + REPLY.length();
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ProgramProcess program;
    private final Waits waits;
    private final EventLog log;
    private final Socket socket;
    private final Thread thread;
    private volatile Optional<Long> since = Optional.empty();
    private volatile boolean closed;

    /** Connects the silent client. */
    HandReplies(ProgramProcess program, int port, Waits waits, EventLog log) throws IOException {
        this.program = program;
        this.waits = waits;
        this.log = log;
        socket = new Socket("127.0.0.1", port);
        thread = Threads.platform("hand-replies", this::run);
        thread.start();
    }

    private void run() {
        try {
            OptionalInt number = program.numberOf(socket.getLocalPort());
            if (number.isEmpty()) {
                log.finding("the console does not tell the number of a client");
                return;
            }
            while (!closed) {
                long typed = RunClock.now();
                since = Optional.of(typed);
                program.type("send " + number.getAsInt() + " " + REPLY);
                if (socket.getInputStream().readNBytes(FRAME).length < FRAME) {
                    throw new IOException("the silent client was closed the connection on");
                }
                since = Optional.empty();
                waits.add(typed, RunClock.now());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException ended) {
            if (!closed) {
                log.finding("replies by hand: %s", ended.getMessage());
            }
        }
    }

    /** Announces the end of the program; a reply that is still awaited has taken until now. */
    @Override
    public void close() throws IOException {
        closed = true;
        since.ifPresent(typed -> waits.add(typed, RunClock.now()));
        socket.close();
    }
}
