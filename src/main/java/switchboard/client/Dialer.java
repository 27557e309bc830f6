package switchboard.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/** Connects to a server and explains a failure. Thread-safe. */
public final class Dialer {
    private Dialer() {}

    /**
     * Return a connected socket; each address that the host's name has is tried once.
     *
     * @param timeout how long each address may take; zero waits as long as the system does
     * @throws ClientException if none answers, in a sentence
     */
    public static Socket dial(String host, int port, Duration timeout) throws ClientException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException nobody) {
            throw new ClientException(
                    "There is no machine called \"" + host + "\": check the name, or use its address.", nobody);
        }
        IOException last = new ConnectException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                // Header and body leave at once instead of waiting for the other side's acknowledgement.
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), millis(timeout));
                return socket;
            } catch (IOException failed) {
                last = failed;
                closeQuietly(socket);
            }
        }
        throw explained(host, port, last);
    }

    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It never was connected: there is nothing to lose.
        }
    }

    /** Return an address as people write it. */
    static String server(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Return why a connection could not be made, in a sentence. */
    public static ClientException explained(String host, int port, IOException failure) {
        return new ClientException(explain(host, port, failure), failure);
    }

    private static String explain(String host, int port, IOException failure) {
        String server = server(host, port);
        String detail = String.valueOf(failure.getMessage());
        if (failure instanceof SocketTimeoutException || lower(detail).contains("timed out")) {
            return server + " does not answer: a firewall or a network that keeps its devices apart swallows the call, "
                    + "or the address is wrong.";
        }
        if (failure instanceof NoRouteToHostException || lower(detail).contains("unreachable")) {
            return "There is no way to " + server + ": it is in another network, or this system does not let the "
                    + "program into the local network.";
        }
        if (lower(detail).contains("refused")) {
            return "Nobody listens at " + server + ": the machine was reached, but the server is not started or has "
                    + "another port.";
        }
        if (lower(detail).contains("too many open files")) {
            return "This process may not open more files: raise what ulimit -n says, or take fewer clients.";
        }
        if (lower(detail).contains("assign requested address")) {
            return "This machine has no port left for another connection to " + server + ": those that were closed are "
                    + "free again after a minute.";
        }
        return "Could not connect to " + server + ": " + detail + ".";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
