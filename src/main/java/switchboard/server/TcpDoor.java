package switchboard.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.system.PortException;
import switchboard.system.TcpPort;

/**
 * A listening TCP socket.
 *
 * <p>Bound to {@code ::} (and, since Java's sockets are dual-stack, to {@code 0.0.0.0}) it takes IPv4 and IPv6
 * clients. Addresses are never looked up by name, neither ours nor the clients'.
 */
final class TcpDoor implements Door {
    private final ServerSocket socket;
    private final String host;
    private final Wrapping wrapping;

    /** The addresses of the last client and of our end, as text; used by the accepting thread. */
    private String lastPeer = "";

    private String lastLocal = "";

    private TcpDoor(ServerSocket socket, String host, Wrapping wrapping) {
        this.socket = socket;
        this.host = host;
        this.wrapping = wrapping;
    }

    /** Makes the transport of a client that was accepted. */
    interface Wrapping {
        /** Returns it, without waiting for the client. */
        Transport of(Socket client) throws IOException;
    }

    /**
     * Opens a door; whoever connects waits in the system's queue until it accepts.
     *
     * @throws ListenException in a sentence, if its socket can't be bound; then nothing is left behind
     */
    static TcpDoor open(Where.Tcp where, Wrapping wrapping) throws ListenException {
        try {
            return new TcpDoor(TcpPort.bind(where.address(), where.port()), where.address(), wrapping);
        } catch (PortException explained) {
            throw new ListenException(explained.text(), explained);
        }
    }

    static void close(@Nullable Closeable socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException already) {
                // It was never bound; there is nothing to lose.
                return;
            }
        }
    }

    @Override
    public void accept(Admission admission, ListenerInfo listener) throws IOException {
        Socket client = socket.accept();
        try {
            InetAddress peer = client.getInetAddress();
            lastPeer = sameOr(lastPeer, AddressText.of(peer));
            lastLocal = sameOr(lastLocal, AddressText.of(client.getLocalAddress(), client.getLocalPort()));
            Admission.Caller caller = new Admission.Caller(
                    AddressText.bracketed(lastPeer) + ":" + client.getPort(),
                    lastPeer,
                    lastLocal,
                    peer.isLoopbackAddress());
            admission.admit(wrapping.of(client), caller, listener.id(), listener.settings());
        } catch (SocketException leftAlready) {
            // It was reset between the system's accept and ours: nothing of it is left to show.
            close(client);
        } catch (IOException | RuntimeException | Error broken) {
            close(client);
            throw broken;
        }
    }

    /** Returns the text that is kept already where it is the same: ten thousand clients need it once. */
    private static String sameOr(String kept, String text) {
        return kept.equals(text) ? kept : text;
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public String address() {
        return AddressText.bracketed(host.equals("localhost") ? "127.0.0.1" : host) + ":" + port();
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        close(socket);
    }
}
