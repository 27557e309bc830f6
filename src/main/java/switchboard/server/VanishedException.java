package switchboard.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A read failed because the client's system answers no more, and not because it reset the connection.
 *
 * <p>The system tells the one from the other (ETIMEDOUT, ECONNRESET), but Java hands that on in words only, and those
 * are in the language of the system.
 */
final class VanishedException extends SocketException {
    private static final long serialVersionUID = 1L;

    private VanishedException(SocketException cause) {
        super("Vanished");
        initCause(cause);
    }

    /**
     * Returns what a failed read meant: this exception, or the one given.
     *
     * <p>Found out by reading again. Java remembers that a connection was reset and fails each time (as {@link
     * Socket#getInputStream} says), while any other failure is told once and is the end of the stream from then on.
     */
    static SocketException ifSo(Socket socket, SocketException failed) {
        try {
            // In case there is something to wait for after all.
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0 ? new VanishedException(failed) : failed;
        } catch (SocketTimeoutException stillThere) {
            return failed;
        } catch (IOException resetOrClosed) {
            return failed;
        }
    }
}
