package switchboard.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import switchboard.text.ClientText;
import switchboard.text.CodedText;

/**
 * Finds out why a connection could not be made.
 *
 * <p>By the type of the exception, by how long it took, and by asking the system again: its message is in the language
 * of the system. Java throws a {@link ConnectException} where nobody listens (ECONNREFUSED) and where the system itself
 * gave up (ETIMEDOUT), and a plain {@link SocketException} where a network can't be reached (ENETUNREACH).
 */
final class ConnectFailure {
    /**
     * A refusal is an answer and takes one round trip; Windows asks three times, which takes two seconds. By itself
     * Windows gives up after 21 seconds, macOS after 75, Linux after 127, or after 7 where it may repeat itself twice
     * only.
     */
    private static final long LATEST_REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private ConnectFailure() {}

    /**
     * Returns why a socket could not be connected.
     *
     * @param server what the server is called
     * @param took how long it was tried, in nanoseconds
     */
    static CodedText explain(IOException failure, String server, InetSocketAddress address, long took) {
        if (failure instanceof SocketTimeoutException
                || failure instanceof ConnectException && took > LATEST_REFUSAL_NANOS) {
            return ClientText.CONNECT_SILENT.with(server);
        }
        if (failure instanceof ConnectException) {
            return ClientText.CONNECT_REFUSED.with(server);
        }
        if (failure instanceof NoRouteToHostException || !hasWayTo(address)) {
            return ClientText.CONNECT_NO_WAY.with(server);
        }
        if (failure instanceof BindException) {
            return ClientText.CONNECT_NO_PORT.with(server);
        }
        return ClientText.CONNECT_FAILED.with(server, String.valueOf(failure.getMessage()));
    }

    /** Returns whether the system knows a way there; connecting a datagram socket asks for it and sends nothing. */
    private static boolean hasWayTo(InetSocketAddress address) {
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.connect(address);
            return true;
        } catch (SocketException | UncheckedIOException noWay) {
            return false;
        }
    }
}
