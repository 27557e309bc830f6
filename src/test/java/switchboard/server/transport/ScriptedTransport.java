package switchboard.server.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A transport in memory: a test sets the result of each read and sees the written bytes. */
public class ScriptedTransport implements Transport {
    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> reads = new LinkedBlockingQueue<>();
    private final StringBuffer written = new StringBuffer();
    public volatile boolean finWasSent;
    public volatile boolean isClosed;

    /** Makes the next read return these bytes, at most 128, because they are one piece. */
    public void deliver(String bytes) {
        reads.add(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the next read return the end of the stream. */
    public void finish() {
        reads.add(END);
    }

    public String written() {
        return written.toString();
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        try {
            byte[] next = reads.poll(timeoutMillis == 0 ? 60_000 : timeoutMillis, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new SocketTimeoutException("nothing came");
            }
            if (next.length == 0) {
                return -1;
            }
            if (next.length > length) {
                throw new IOException("a test delivers more at once than is read at once");
            }
            System.arraycopy(next, 0, into, offset, next.length);
            return next.length;
        } catch (InterruptedException stop) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public boolean hasReadTimeout() {
        return true;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void shutdownOutput() {
        finWasSent = true;
    }

    @Override
    public void close() {
        isClosed = true;
        reads.add(END);
    }
}
