package switchboard.server.accept;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.transport.Transport;
import switchboard.system.PortException;
import switchboard.system.TcpPort;

/**
 * A listening TCP socket.
 *
 * <p>Bound to {@code ::} or {@code 0.0.0.0} it accepts IPv4 and IPv6 clients, because Java's sockets are dual-stack.
 * Addresses are never looked up by name, neither the server's nor the clients'. {@link #accept} runs on the listener's
 * thread; the other methods are thread-safe.
 */
public final class TcpAcceptor implements Acceptor {
    private final ServerSocket socket;
    private final String host;
    private final TransportFactory transportFactory;

    /** The addresses of the last client and of the server's end, as text; used by the accepting thread only. */
    private String lastPeer = "";

    private String lastLocal = "";

    private TcpAcceptor(ServerSocket socket, String host, TransportFactory transportFactory) {
        this.socket = socket;
        this.host = host;
        this.transportFactory = transportFactory;
    }

    /** Creates the transport of an accepted client. */
    public interface TransportFactory {
        /** Creates a transport without waiting for the client. */
        Transport of(Socket client) throws IOException;
    }

    /**
     * Opens a listening socket; connections wait in the operating system's backlog until they are accepted.
     *
     * @throws ListenException if the socket cannot be bound, with a sentence for people; then no socket is left open
     */
    public static TcpAcceptor open(Where.Tcp where, TransportFactory transportFactory) throws ListenException {
        try {
            return new TcpAcceptor(TcpPort.bind(where.address(), where.port()), where.address(), transportFactory);
        } catch (PortException explained) {
            throw new ListenException(explained.text(), explained);
        }
    }

    static void close(@Nullable Closeable socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException closeFailed) {
                // Nothing to do: the socket is of no further use.
                return;
            }
        }
    }

    @Override
    public void accept(AdmissionControl admission, ListenerInfo listener) throws IOException {
        Socket client = socket.accept();
        try {
            InetAddress peer = client.getInetAddress();
            lastPeer = reuseIfEqual(lastPeer, AddressText.of(peer));
            lastLocal = reuseIfEqual(lastLocal, AddressText.of(client.getLocalAddress(), client.getLocalPort()));
            AdmissionControl.Peer remotePeer = new AdmissionControl.Peer(
                    AddressText.bracketed(lastPeer) + ":" + client.getPort(),
                    lastPeer,
                    lastLocal,
                    peer.isLoopbackAddress());
            admission.admit(transportFactory.of(client), remotePeer, listener.id(), listener.settings());
        } catch (SocketException alreadyReset) {
            // The client reset the connection before this accept, so there is no connection to show.
            close(client);
        } catch (IOException | RuntimeException | Error broken) {
            close(client);
            throw broken;
        }
    }

    /** Returns the kept text if it is equal, so that ten thousand clients of one address share one string. */
    private static String reuseIfEqual(String kept, String text) {
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
