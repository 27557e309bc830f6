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
 * Explains a failed attempt to connect.
 *
 * <p>The explanation uses the type of the exception, the time the attempt took and a second question to the system,
 * because the exception's message is in the language of the system. Java throws a {@link ConnectException} for
 * ECONNREFUSED and for ETIMEDOUT, and a plain {@link SocketException} for ENETUNREACH.
 *
 * <p>Stateless and thread-safe.
 */
final class ConnectFailure {
    /**
     * The longest time that a refusal may take; a later {@link ConnectException} means that no answer came. A refusal
     * takes one round trip; Windows tries three times, which takes two seconds. Without an answer Windows stops after
     * 21 seconds and macOS after 75. Linux stops after 1 + 2 + 4 + 8 + 16 + 32 + 64 = 127 seconds with
     * {@code tcp_syn_retries} at its default of 6, and after 7 with 2.
     */
    private static final long LATEST_REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private ConnectFailure() {}

    /**
     * Returns the reason why a socket could not be connected.
     *
     * @param server the server's name and port for the text
     * @param took the duration of the attempt, in nanoseconds
     */
    static CodedText explain(IOException failure, String server, InetSocketAddress address, long took) {
        if (failure instanceof SocketTimeoutException
                || failure instanceof ConnectException && took > LATEST_REFUSAL_NANOS) {
            return ClientText.CONNECT_SILENT.with(server);
        }
        if (failure instanceof ConnectException) {
            return ClientText.CONNECT_REFUSED.with(server);
        }
        if (failure instanceof NoRouteToHostException || !hasRouteTo(address)) {
            return ClientText.CONNECT_NO_WAY.with(server);
        }
        if (failure instanceof BindException) {
            return ClientText.CONNECT_NO_PORT.with(server);
        }
        return ClientText.CONNECT_FAILED.with(server, String.valueOf(failure.getMessage()));
    }

    /**
     * Returns whether the system has a route to the address. Connecting a datagram socket looks the route up and sends
     * nothing.
     */
    private static boolean hasRouteTo(InetSocketAddress address) {
        try (DatagramSocket probe = new DatagramSocket(null)) {
            probe.connect(address);
            return true;
        } catch (SocketException | UncheckedIOException unreachable) {
            return false;
        }
    }
}
