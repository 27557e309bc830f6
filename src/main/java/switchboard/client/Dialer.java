package switchboard.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import switchboard.text.ClientText;

/** Connects to a server and explains a failure. Thread-safe. */
public final class Dialer {
    /** The receive buffer that the system gives by itself. */
    private static final int USUAL_BUFFER = 0;

    private Dialer() {}

    /**
     * Returns a connected socket; each address that the host's name has is tried once.
     *
     * @param timeout how long each address may take; zero waits as long as the system does
     * @throws ClientException if none answers, in a sentence
     */
    public static Socket dial(String host, int port, Duration timeout) throws ClientException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException nobody) {
            throw new ClientException(ClientText.HOST_UNKNOWN.with(host), nobody);
        }
        int last = addresses.length - 1;
        for (int i = 0; i < last; i++) {
            Socket socket = new Socket();
            try {
                connect(socket, host, new InetSocketAddress(addresses[i], port), timeout, USUAL_BUFFER);
                return socket;
            } catch (ClientException tryTheNext) {
                continue;
            }
        }
        Socket socket = new Socket();
        connect(socket, host, new InetSocketAddress(addresses[last], port), timeout, USUAL_BUFFER);
        return socket;
    }

    /**
     * Connects a new socket. Another thread that closes it ends the wait.
     *
     * @param host what the server was called
     * @param timeout how long it may take; zero waits as long as the system does
     * @param receiveBuffer in bytes; 0 leaves it to the system
     * @throws ClientException if it can't be, in a sentence; then the socket is closed
     */
    public static void connect(
            Socket socket, String host, InetSocketAddress server, Duration timeout, int receiveBuffer)
            throws ClientException {
        long began = System.nanoTime();
        boolean made = false;
        try {
            // The first option makes the system's socket, so that a want of files shows here and not below.
            // Header and body leave at once instead of waiting for the other side's acknowledgement.
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
            // It never was connected: there is nothing to lose.
        }
    }

    /** Returns an address as people write it. */
    static String server(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
