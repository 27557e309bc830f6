package switchboard.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client in memory: a test puts in what each read is to deliver, and sees what was written. */
class ScriptedTransport implements Transport {
    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> reads = new LinkedBlockingQueue<>();
    private final StringBuffer written = new StringBuffer();
    volatile boolean finWasSent;
    volatile boolean isClosed;

    /** Lets the next read deliver these bytes; at most 128 of them, as they come in one piece. */
    void deliver(String bytes) {
        reads.add(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets the client finish sending. */
    void finish() {
        reads.add(END);
    }

    String written() {
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
