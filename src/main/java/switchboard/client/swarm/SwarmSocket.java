package switchboard.client.swarm;

import java.io.IOException;
import java.net.Socket;

/**
 * A connection to the server, with or without TLS.
 *
 * <p>Immutable; its methods are thread-safe.
 *
 * @param tcp the TCP socket
 * @param socket the socket for the data: the TCP socket itself, or TLS over it
 */
record SwarmSocket(Socket tcp, Socket socket) {
    /** Closes the connection in order; TLS sends its close_notify alert. */
    void close() {
        close(socket);
    }

    /** Closes the TCP socket at once, including a blocked write. */
    void cut() {
        close(tcp);
    }

    /** Resets the connection: with a linger time of zero, closing sends RST instead of FIN. */
    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    /** Closes a socket and ignores a failure. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closeFailed) {
            // The socket was closed already.
        }
    }
}
