package switchboard.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/**
 * One connection: a thread of its own reads it into an {@link Inbox}, so that the other side can always write.
 *
 * <p>One thread writes; {@link #close}, {@link #giveUp} and {@link #stalledNanos} may come from any.
 */
final class Line implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final int READ_SIZE = 16 << 10;

    /** Written at a time, so that somebody who takes little by little is seen to take something. */
    private static final int CHUNK = 64 << 10;

    private final Socket socket;
    private final Inbox inbox = new Inbox();
    private final Thread reading;

    /** When the write that is under way began; 0 while none is. */
    private volatile long writingSince;

    private volatile boolean givenUp;

    private Line(String name, Socket socket) {
        this.socket = socket;
        reading = Threads.virtual(name + " reader", this::read);
    }

    /** Reads a connected socket from now on, and close it in the end. */
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

    /** Returns for how long the other side has taken nothing of what is being written. */
    long stalledNanos(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** Hangs up because the other side takes nothing. */
    void giveUp() {
        givenUp = true;
        close();
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Says that nothing more will be sent. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
    }

    /** Breaks the connection, so that the other side sees a reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
        close();
    }

    /** Hangs up at once. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyOver) {
            LOG.debug("{}: {}", reading.getName(), alreadyOver.getMessage());
        }
        // It may wait for room.
        reading.interrupt();
    }

    /** Waits for its thread after it was closed. */
    void join() throws InterruptedException {
        reading.join();
    }
}
