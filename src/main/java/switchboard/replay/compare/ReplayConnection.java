package switchboard.replay.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/**
 * A connection of a replay. A thread of its own reads it into an {@link ReceiveBuffer}, so that the other side can
 * always write.
 *
 * <p>One thread writes; {@link #close}, {@link #giveUp} and {@link #stalledNanos} are thread-safe.
 */
public final class ReplayConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayConnection.class);

    /** The size of the read buffer in bytes. */
    private static final int READ_SIZE = 16 << 10;

    /**
     * The bytes of one write. A slow peer that takes data in small amounts thus still completes writes and is not
     * taken for stalled.
     */
    private static final int CHUNK = 64 << 10;

    private final Socket socket;
    private final ReceiveBuffer receiveBuffer = new ReceiveBuffer();
    private final Thread readerThread;

    /** The time when the current write began, on the clock of {@link System#nanoTime()}; 0 between writes. */
    private volatile long writingSince;

    private volatile boolean givenUp;

    private ReplayConnection(String name, Socket socket) {
        this.socket = socket;
        readerThread = Threads.virtual(name + " reader", this::read);
    }

    /** Starts to read a connected socket; {@link #close} closes it. */
    public static ReplayConnection open(String name, Socket socket) {
        ReplayConnection connection = new ReplayConnection(name, socket);
        connection.readerThread.start();
        return connection;
    }

    public ReceiveBuffer receiveBuffer() {
        return receiveBuffer;
    }

    private void read() {
        byte[] chunk = new byte[READ_SIZE];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                receiveBuffer.put(chunk, count);
            }
            receiveBuffer.end(ReceiveBuffer.End.FIN);
        } catch (IOException broken) {
            LOG.debug("{}: {}", readerThread.getName(), broken.getMessage());
            receiveBuffer.end(ReceiveBuffer.End.RESET);
        } catch (InterruptedException closed) {
            receiveBuffer.end(ReceiveBuffer.End.RESET);
        }
    }

    /** Writes bytes; waits while the other side takes none. */
    public void write(byte[] bytes) throws IOException {
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
    public long stalledNanos(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** Closes the connection because the other side takes no data. */
    public void giveUp() {
        givenUp = true;
        close();
    }

    public boolean isGivenUp() {
        return givenUp;
    }

    /** Ends this side's direction of the stream (half-close). */
    public void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException closeFailed) {
            LOG.debug("{}: {}", readerThread.getName(), closeFailed.getMessage());
        }
    }

    /** Resets the connection: with a linger time of zero, closing sends RST instead of FIN. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closeFailed) {
            LOG.debug("{}: {}", readerThread.getName(), closeFailed.getMessage());
        }
        close();
    }

    /** Closes the socket and stops the reading thread. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closeFailed) {
            LOG.debug("{}: {}", readerThread.getName(), closeFailed.getMessage());
        }
        // The reading thread may wait for room in the inbox.
        readerThread.interrupt();
    }

    /** Waits for the reading thread to end after {@link #close}. */
    public void join() throws InterruptedException {
        readerThread.join();
    }
}
