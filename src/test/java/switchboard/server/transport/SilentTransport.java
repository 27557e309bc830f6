package switchboard.server.transport;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The transport of a client that sends nothing and stays until it is closed. */
public class SilentTransport implements Transport {
    public final StringBuilder got = new StringBuilder();
    public final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) {
        try {
            closed.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return -1;
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
    public void write(byte[] bytes, int offset, int length) {
        got.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void shutdownOutput() {
        closed.countDown();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
