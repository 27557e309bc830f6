package switchboard.server.accept;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import switchboard.model.AddressRange;

/**
 * Formats addresses: IPv6 in the canonical form of RFC 5952 ({@code ::1}), in brackets before a port (RFC 5952, 6).
 * Looks up no names. Thread-safe, stateless.
 */
final class AddressText {
    private AddressText() {}

    static String of(InetAddress address) {
        if (!(address instanceof Inet6Address six)) {
            return address.getHostAddress();
        }
        String full = six.getHostAddress();
        int scope = full.indexOf('%');
        ByteBuffer bits = ByteBuffer.wrap(six.getAddress());
        AddressRange single = new AddressRange(bits.getLong(), bits.getLong(), bits.capacity() * Byte.SIZE, "");
        return single + (scope < 0 ? "" : full.substring(scope));
    }

    static String of(InetAddress address, int port) {
        return bracketed(of(address)) + ":" + port;
    }

    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
