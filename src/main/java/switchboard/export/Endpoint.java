package switchboard.export;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a TCP connection. The address array must not be modified.
 *
 * @param address 4 or 16 bytes
 * @param port from 0 to 65,535
 */
record Endpoint(byte[] address, int port) {
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}):([0-9]{1,5})");
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[^]]*)?]:([0-9]{1,5})");

    /**
     * The prefix 2001:db8::/32 for documentation (RFC 3849), so that no host on the Internet has an invented address.
     */
    private static final int DOCUMENTATION = 0x2001_0DB8;

    /** The first dynamic port (RFC 6335, section 6). */
    private static final int CLIENT_PORT = 49_152;

    private static final int SERVER_PORT = 5050;

    /**
     * Parses an address and a port, such as {@code 127.0.0.1:5050} or {@code [::1]:5050}; empty if the text is
     * something else.
     */
    static Optional<Endpoint> of(String written) {
        Matcher matcher = written.startsWith("[") ? IPV6.matcher(written) : IPV4.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(2));
        try {
            // The patterns allow only digits, dots and colons, so this parses a literal and never asks a name server.
            byte[] address = InetAddress.getByName(matcher.group(1)).getAddress();
            return port > 65_535 ? Optional.empty() : Optional.of(new Endpoint(address, port));
        } catch (UnknownHostException notALiteral) {
            return Optional.empty();
        }
    }

    /**
     * Returns an invented address for a client without one, such as a client of a Unix socket: {@code
     * 2001:db8::NUMBER}.
     */
    static Endpoint ofClient(long number) {
        return new Endpoint(documented(0, number), CLIENT_PORT);
    }

    /** Returns an invented address for the server of such a client: {@code 2001:db8:ffff::1}, port 5050. */
    static Endpoint ofServer() {
        return new Endpoint(documented(0xFFFF_0000, 1), SERVER_PORT);
    }

    private static byte[] documented(int second, long rest) {
        return ByteBuffer.allocate(16)
                .putInt(DOCUMENTATION)
                .putInt(second)
                .putLong(rest)
                .array();
    }

    boolean isIpv4() {
        return address.length == 4;
    }
}
