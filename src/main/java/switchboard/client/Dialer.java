package switchboard.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import switchboard.text.ClientText;

/**
 * Connects to a server and explains a failure.
 *
 * <p>Stateless and thread-safe.
 */
public final class Dialer {
    /** Leaves the size of the receive buffer to the system. */
    private static final int USUAL_BUFFER = 0;

    private Dialer() {}

    /**
     * Returns a connected socket. Each address of the host is tried once, in the order of the resolver.
     *
     * @param timeout the time limit for each address; zero for that of the system
     * @throws ClientException if no address can be connected
     */
    public static Socket dial(String host, int port, Duration timeout) throws ClientException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknownHost) {
            throw new ClientException(ClientText.HOST_UNKNOWN.with(host), unknownHost);
        }
        int last = addresses.length - 1;
        for (int i = 0; i < last; i++) {
            Socket socket = new Socket();
            try {
                connect(socket, host, new InetSocketAddress(addresses[i], port), timeout, USUAL_BUFFER);
                return socket;
            } catch (ClientException connectFailed) {
                continue;
            }
        }
        Socket socket = new Socket();
        connect(socket, host, new InetSocketAddress(addresses[last], port), timeout, USUAL_BUFFER);
        return socket;
    }

    /**
     * Connects a new socket. Another thread may end the wait by closing the socket.
     *
     * @param host the server's name for explanations
     * @param timeout the time limit; zero for that of the system
     * @param receiveBuffer the size of the receive buffer in bytes; 0 for that of the system
     * @throws ClientException if the attempt fails; the socket is then closed
     */
    public static void connect(
            Socket socket, String host, InetSocketAddress server, Duration timeout, int receiveBuffer)
            throws ClientException {
        long began = System.nanoTime();
        boolean made = false;
        try {
            // The first option creates the system's socket, so a lack of file descriptors shows here and not below.
            // TCP_NODELAY sends header and body at once instead of waiting for the other side's acknowledgement.
            socket.setTcpNoDelay(true);
            made = true;
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(server, millis(timeout));
        } catch (IOException failed) {
            closeQuietly(socket);
            String name = server(host, server.getPort());
            throw new ClientException(
                    made
                            ? ConnectFailure.explain(failed, name, server, System.nanoTime() - began)
                            : ClientText.CONNECT_FILES.with(),
                    failed);
        }
    }

    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // The socket was never connected, so no data is lost.
        }
    }

    /** Returns host and port as people write them, an IPv6 address in brackets. */
    static String server(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
