package switchboard.server.accept;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Formats addresses: IPv6 in the canonical form of RFC 5952 ({@code ::1}), in brackets before a port (RFC 5952, 6).
 * Looks up no names. Thread-safe, stateless.
 */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static String of(InetAddress address) {
        if (!(address instanceof Inet6Address six)) {
            return address.getHostAddress();
        }
        String full = six.getHostAddress();
        int scope = full.indexOf('%');
        return compressed(six.getAddress()) + (scope < 0 ? "" : full.substring(scope));
    }

    static String of(InetAddress address, int port) {
        return bracketed(of(address)) + ":" + port;
    }

    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Replaces the longest run of two or more zero groups by {@code ::}, the first of equal ones (RFC 5952, 4.2). */
    private static String compressed(byte[] address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (address[2 * i] & 0xFF) << 8 | (address[2 * i + 1] & 0xFF);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                bestStart = i;
                bestLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
