package switchboard.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import switchboard.text.SystemText;

/** Opens listening TCP sockets. Addresses are never looked up by name. Thread-safe, stateless. */
public final class TcpPort {
    /** The backlog: the connections that the operating system queues until they are accepted. */
    private static final int BACKLOG = 1_024;

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\\w+)?");

    private TcpPort() {}

    /**
     * Returns a bound socket; connections wait in the backlog until they are accepted.
     *
     * @param address {@code localhost}, or an IP address of this computer in digits
     * @param port the port; 0 for any free one
     * @throws PortException if the port cannot be bound, with a sentence for people; then no socket is left open
     */
    public static ServerSocket bind(String address, int port) throws PortException {
        if (port < 0 || port > 65_535) {
            throw new PortException(SystemText.LISTEN_PORT.with(port));
        }
        InetSocketAddress wanted = new InetSocketAddress(literal(address), port);
        try {
            return bind(wanted);
        } catch (IOException failed) {
            throw new PortException(BindFailure.explain(failed, address, wanted), failed);
        }
    }

    /**
     * Returns whether a port can be bound now; another program may take it before this one does.
     *
     * @param address {@code localhost}, or an IP address of this computer in digits
     */
    public static boolean isFree(String address, int port) {
        try (ServerSocket probe = bind(new InetSocketAddress(literal(address), port))) {
            return probe.isBound();
        } catch (IOException | PortException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static ServerSocket bind(InetSocketAddress wanted) throws IOException {
        ServerSocket socket = new ServerSocket();
        boolean bound = false;
        try {
            // Windows would let a second program share the port with this option, with undefined results.
            if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
                socket.setReuseAddress(true);
            }
            socket.bind(wanted, BACKLOG);
            bound = true;
            return socket;
        } finally {
            if (!bound) {
                socket.close();
            }
        }
    }

    private static InetAddress literal(String text) throws PortException {
        try {
            if (text.equals("localhost")) {
                return InetAddress.getByName("127.0.0.1");
            }
            if (LITERAL.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException notALiteral) {
            throw new PortException(SystemText.LISTEN_NOT_LITERAL.with(text), notALiteral);
        }
        throw new PortException(SystemText.LISTEN_NOT_LITERAL.with(text));
    }
}
