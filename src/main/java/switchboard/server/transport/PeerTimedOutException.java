package switchboard.server.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * Thrown if a read failed because the peer stopped answering (ETIMEDOUT), not because it reset the connection
 * (ECONNRESET).
 *
 * <p>Java passes that difference on only in the text of the message, which is in the language of the operating system.
 */
public final class PeerTimedOutException extends SocketException {
    private static final long serialVersionUID = 1L;

    private PeerTimedOutException(SocketException cause) {
        super("Vanished");
        initCause(cause);
    }

    /**
     * Returns the meaning of a failed read: this exception, or the given one.
     *
     * <p>A second read tells: Java remembers that a connection was reset and fails each time (documented at {@link
     * Socket#getInputStream}), while any other failure is reported once and is the end of the stream from then on.
     */
    static SocketException ifTimedOut(Socket socket, SocketException failed) {
        try {
            // A timeout, in case the second read would wait.
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0 ? new PeerTimedOutException(failed) : failed;
        } catch (SocketTimeoutException stillConnected) {
            return failed;
        } catch (IOException resetOrClosed) {
            return failed;
        }
    }
}
