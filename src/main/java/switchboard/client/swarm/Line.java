package switchboard.client.swarm;

import java.io.IOException;
import java.net.Socket;

/**
 * A connection to the server, encrypted or not. Thread-safe.
 *
 * @param tcp what the system connected
 * @param socket what is talked through: the same, or TLS around it
 */
record Line(Socket tcp, Socket socket) {
    /** Hangs up; what TLS says at the end is said. */
    void close() {
        close(socket);
    }

    /** Hangs up without a word, also in the middle of a write that waits. */
    void cut() {
        close(tcp);
    }

    /** Has the system reset it. */
    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    /** Closes a socket, whatever it was doing. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyOver) {
            // Closed is closed.
        }
    }
}
