package switchboard.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import switchboard.text.CodedText;
import switchboard.text.SystemText;

/**
 * Finds the reason why a TCP port could not be bound. Thread-safe, stateless.
 *
 * <p>Java throws {@link BindException} for a foreign address (EADDRNOTAVAIL), a privileged port (EACCES) and a port in
 * use (EADDRINUSE); only its message differs, and that is in the language of the operating system. So the system is
 * asked again with calls that can fail for one of these reasons only.
 */
final class BindFailure {
    private BindFailure() {}

    /**
     * Returns the reason why a port could not be bound.
     *
     * @param given the address as the user gave it
     */
    static CodedText explain(IOException failed, String given, InetSocketAddress wanted) {
        InetAddress address = wanted.getAddress();
        int port = wanted.getPort();
        boolean refused = failed instanceof BindException;
        if (!refused && FileDescriptors.areShort()) {
            return SystemText.LISTEN_FILES.with(text(given, port));
        }
        if (!isOurs(address)) {
            return SystemText.LISTEN_NOT_OURS.with(given);
        }
        if (!refused) {
            return SystemText.LISTEN_FAILED.with(text(given, port), String.valueOf(failed.getMessage()));
        }
        if (port == 0) {
            return SystemText.LISTEN_NONE_FREE.with(given);
        }
        int first = firstForEverybody();
        return port < first && !mayHave(address, port, first)
                ? SystemText.LISTEN_PRIVILEGED.with(port, first)
                : SystemText.LISTEN_IN_USE.with(port, given);
    }

    private static String text(String given, int port) {
        return (given.contains(":") ? "[" + given + "]" : given) + ":" + port;
    }

    /** Returns whether this computer has that address: a port can be bound there, or an adapter has it. */
    private static boolean isOurs(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return true;
        }
        try (Socket probe = new Socket()) {
            probe.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException connectFailed) {
            return isOfAnAdapter(address);
        }
    }

    /** Returns whether a network adapter has that address; binding a port fails too if all of its ports are in use. */
    private static boolean isOfAnAdapter(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    /**
     * Returns the first port that needs no privileges: 1024, unless Linux's {@code ip_unprivileged_port_start} has
     * another.
     */
    private static int firstForEverybody() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return 0;
        }
        // One read only: later reads of such a file return nothing on Linux.
        try (BufferedReader limit = Files.newBufferedReader(Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"))) {
            return Integer.parseInt(String.valueOf(limit.readLine()).strip());
        } catch (IOException | NumberFormatException unknown) {
            return 1_024;
        }
    }

    /**
     * Returns whether this process may bind ports below {@code first}.
     *
     * <p>Tried with UDP, whose ports need the same privileges but are used by other programs: with the same number, and
     * with others in case that one is in use.
     */
    private static boolean mayHave(InetAddress address, int port, int first) {
        for (int tried : new int[] {port, first - 1, first - 2, first - 3}) {
            try (DatagramSocket probe = new DatagramSocket(null)) {
                probe.bind(new InetSocketAddress(address, tried));
                return true;
            } catch (SocketException takenOrRefused) {
                continue;
            }
        }
        return false;
    }
}
