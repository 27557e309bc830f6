package switchboard.server;

import java.io.Closeable;
import java.io.IOException;
import switchboard.model.ListenerInfo;

/** A listening socket of either kind. */
interface Door extends Closeable {
    /** Waits for one client and hand it over. */
    void accept(Admission admission, ListenerInfo listener) throws IOException;

    /** Returns whether it can go on accepting. */
    boolean isOpen();

    /** Returns what it is bound to, as people write it. */
    String address();

    /** Returns the port, 0 for a Unix socket. */
    int port();

    @Override
    void close();
}
