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
 * <p>Bound to {@code ::} or {@code 0.0.0.0} it accepts IPv4 and IPv6 clients, because Java's sockets are dual-stack.
 * Addresses are never looked up by name, neither the server's nor the clients'. {@link #accept} runs on the listener's
 * thread; the other methods are thread-safe.
 */
final class TcpDoor implements Door {
    private final ServerSocket socket;
    private final String host;
    private final Wrapping wrapping;

    /** The addresses of the last client and of the server's end, as text; used by the accepting thread only. */
    private String lastPeer = "";

    private String lastLocal = "";

    private TcpDoor(ServerSocket socket, String host, Wrapping wrapping) {
        this.socket = socket;
        this.host = host;
        this.wrapping = wrapping;
    }

    /** Creates the transport of an accepted client. */
    interface Wrapping {
        /** Creates a transport without waiting for the client. */
        Transport of(Socket client) throws IOException;
    }

    /**
     * Opens a listening socket; connections wait in the operating system's backlog until they are accepted.
     *
     * @throws ListenException if the socket cannot be bound, with a sentence for people; then no socket is left open
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
                // Nothing to do: the socket is of no further use.
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
            // The client reset the connection before this accept, so there is no connection to show.
            close(client);
        } catch (IOException | RuntimeException | Error broken) {
            close(client);
            throw broken;
        }
    }

    /** Returns the kept text if it is equal, so that ten thousand clients of one address share one string. */
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
