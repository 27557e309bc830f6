package switchboard.server.accept;

import java.io.Closeable;
import java.io.IOException;
import switchboard.model.ListenerInfo;

/**
 * A listening socket, TCP or Unix domain. {@link #accept} runs on the listener's thread; the other methods are
 * thread-safe.
 */
public interface Acceptor extends Closeable {
    /** Accepts one client and passes it to admission control. */
    void accept(AdmissionControl admission, ListenerInfo listener) throws IOException;

    /** Returns whether the socket is open. */
    boolean isOpen();

    /** Returns the address that the socket is bound to, as people write it. */
    String address();

    /** Returns the port; 0 for a Unix socket. */
    int port();

    @Override
    void close();
}
