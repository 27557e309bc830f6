package switchboard.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/**
 * A connection of a replay. A thread of its own reads it into an {@link Inbox}, so that the other side can always
 * write.
 *
 * <p>One thread writes; {@link #close}, {@link #giveUp} and {@link #stalledNanos} are thread-safe.
 */
final class Line implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    /** The size of the read buffer in bytes. */
    private static final int READ_SIZE = 16 << 10;

    /**
     * The bytes of one write. A slow peer that takes data in small amounts thus still completes writes and is not
     * taken for stalled.
     */
    private static final int CHUNK = 64 << 10;

    private final Socket socket;
    private final Inbox inbox = new Inbox();
    private final Thread reading;

    /** The time when the current write began, on the clock of {@link System#nanoTime()}; 0 between writes. */
    private volatile long writingSince;

    private volatile boolean givenUp;

    private Line(String name, Socket socket) {
        this.socket = socket;
        reading = Threads.virtual(name + " reader", this::read);
    }

    /** Starts to read a connected socket; {@link #close} closes it. */
    static Line open(String name, Socket socket) {
        Line line = new Line(name, socket);
        line.reading.start();
        return line;
    }

    Inbox inbox() {
        return inbox;
    }

    private void read() {
        byte[] chunk = new byte[READ_SIZE];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                inbox.put(chunk, count);
            }
            inbox.end(Inbox.End.FIN);
        } catch (IOException broken) {
            LOG.debug("{}: {}", reading.getName(), broken.getMessage());
            inbox.end(Inbox.End.RESET);
        } catch (InterruptedException closed) {
            inbox.end(Inbox.End.RESET);
        }
    }

    /** Writes bytes; waits while the other side takes none. */
    void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            for (int at = 0; at < bytes.length; at += CHUNK) {
                writingSince = Math.max(1, System.nanoTime());
                out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
            }
        } finally {
            writingSince = 0;
        }
    }

    /** Returns the duration of the current write in nanoseconds; 0 between writes. */
    long stalledNanos(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** Closes the connection because the other side takes no data. */
    void giveUp() {
        givenUp = true;
        close();
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Ends this side's direction of the stream (half-close). */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
    }

    /** Resets the connection: with a linger time of zero, closing sends RST instead of FIN. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
        close();
    }

    /** Closes the socket and stops the reading thread. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
        // The reading thread may wait for room in the inbox.
        reading.interrupt();
    }

    /** Waits for the reading thread to end after {@link #close}. */
    void join() throws InterruptedException {
        reading.join();
    }
}
