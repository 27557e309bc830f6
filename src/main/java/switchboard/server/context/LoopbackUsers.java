package switchboard.server.context;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import switchboard.model.AddressRange;

/**
 * Finds the user of this computer whose program opened a connection over a loopback address, where the system tells.
 *
 * <p>Linux lists the sockets of its network with their owners in {@code /proc/net/tcp} and {@code tcp6}
 * (proc_net_tcp(5)). Other systems tell nothing without native code. A few searches run at once, and each reads some
 * megabytes at most; one that finds no turn in time finds nobody. Thread-safe; waits for these files.
 */
public final class LoopbackUsers {
    private static final int MOST_LINES = 50_000;
    private static final int AT_ONCE = 2;
    private static final long WAIT_MILLIS = 500;

    private final Path tables;
    private final OptionalLong self;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** Creates a search in the tables of this process's network. */
    public LoopbackUsers() {
        this(Path.of("/proc/self/net"), self());
    }

    /**
     * Creates a search in other tables.
     *
     * @param tables the folder of the files {@code tcp} and {@code tcp6}
     * @param self the number of the user who runs the server; empty if the system has none
     */
    LoopbackUsers(Path tables, OptionalLong self) {
        this.tables = tables;
        this.self = self;
    }

    private static OptionalLong self() {
        try {
            return OptionalLong.of(((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue());
        } catch (IOException | RuntimeException unknown) {
            return OptionalLong.empty();
        }
    }

    /** Returns whether a user is the one who runs the server. */
    public boolean isSelf(OptionalLong user) {
        return user.isPresent() && user.equals(self);
    }

    /**
     * Returns the number of the user who opened a connection; empty if that is not known.
     *
     * @param client the client's address with the port: {@code 127.0.0.1:50003}, {@code [::1]:50003}
     * @param server the server's end of the connection, written likewise
     */
    public OptionalLong userOf(String client, String server) {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (turn) {
                String clientPort = String.format(Locale.ROOT, ":%04X", port(client));
                OptionalLong found = find(tables.resolve("tcp"), clientPort, client, server);
                return found.isPresent() ? found : find(tables.resolve("tcp6"), clientPort, client, server);
            }
        } catch (IOException | RuntimeException unknown) {
            return OptionalLong.empty();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            if (turn) {
                turns.release();
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong find(Path table, String clientPort, String client, String server) throws IOException {
        if (!Files.exists(table)) {
            return OptionalLong.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
            String line = lines.readLine();
            for (int read = 0; line != null && read < MOST_LINES; read++, line = lines.readLine()) {
                if (line.contains(clientPort)) {
                    // The fields: number, local end, remote end, state, queues, timer, retransmits, user, timeout,
                    // inode.
                    String[] fields = line.strip().split("\\s+", 11);
                    if (fields.length > 9 && isEnd(fields[1], client) && isEnd(fields[2], server)) {
                        return owner(Long.parseLong(fields[7]), Long.parseLong(fields[9]));
                    }
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Returns the owner in a row; a socket that its program has closed has no inode and is listed as root's. */
    private static OptionalLong owner(long user, long inode) {
        return user == 0 && inode == 0 ? OptionalLong.empty() : OptionalLong.of(user);
    }

    /** Returns whether a field such as {@code 0100007F:C353} is this address and port. */
    private static boolean isEnd(String field, String end) {
        int colon = field.indexOf(':');
        return colon > 0
                && Integer.parseInt(field.substring(colon + 1), 16) == port(end)
                && AddressRange.parse(host(end))
                        .filter(address -> isAddress(field.substring(0, colon), address))
                        .isPresent();
    }

    /** Compares 8 or 32 hexadecimal digits: words of 32 bits, each in the byte order of this machine. */
    private static boolean isAddress(String digits, AddressRange address) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        if (digits.length() == 8) {
            bytes.order(ByteOrder.BIG_ENDIAN).putLong(0).putInt(0xFFFF);
        }
        for (int at = 0; at < digits.length(); at += 8) {
            bytes.order(ByteOrder.nativeOrder()).putInt((int) Long.parseLong(digits, at, at + 8, 16));
        }
        bytes.order(ByteOrder.BIG_ENDIAN).flip();
        return bytes.getLong() == address.high() && bytes.getLong() == address.low();
    }

    private static int port(String end) {
        return Integer.parseInt(end.substring(end.lastIndexOf(':') + 1));
    }

    private static String host(String end) {
        String host = end.substring(0, end.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
