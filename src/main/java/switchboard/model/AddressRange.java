package switchboard.model;

import java.util.Locale;
import java.util.Optional;

/**
 * An IP address, or the range of all addresses with a common prefix: {@code 192.168.1.66}, {@code 192.168.1.0/24},
 * {@code 2001:db8::/32}. Immutable.
 *
 * <p>A link-local address (RFC 4291, 2.5.6) can have a zone, written before the slash (RFC 4007, 11.7):
 * {@code fe80::%2/64}. Only a zone's number is kept, because the operating system reports clients with numbers; a rule
 * with a zone's name applies in all zones.
 *
 * <p>Stored as 128 bits. An IPv4 address is stored as IPv4-mapped IPv6 address in {@code ::ffff:0:0/96} (RFC 4291,
 * 2.5.5.2), so that both families are compared in one way.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param bits the prefix length of 0 to 128; the bits behind it are 0
 * @param zone the number of the zone of a link-local range; empty for all zones
 */
public record AddressRange(long high, long low, int bits, String zone) {
    private static final int ALL_BITS = 128;
    private static final int HALF = 64;
    private static final int V4_BITS = 32;
    private static final long V4_LEAD = 0xFFFF_0000_0000L;
    private static final int GROUPS = 8;

    /** The prefix {@code fe80::/10} of link-local addresses (RFC 4291, 2.5.6), in the first 64 bits. */
    private static final long LINK_LOCAL = 0xFE80L << 48;

    private static final int LINK_LOCAL_BITS = 10;

    /** The highest number of a zone that is kept: the decimal digits of 32 bits. */
    private static final int ZONE_DIGITS = 10;

    /** Sets the bits behind the prefix to 0, and drops a zone that is no number or of no link-local range. */
    public AddressRange {
        if (bits < 0 || bits > ALL_BITS) {
            throw new IllegalArgumentException("a prefix has 0 to 128 bits, not " + bits);
        }
        high &= bits >= HALF ? -1L : mask(bits);
        low &= bits <= HALF ? 0 : mask(bits - HALF);
        boolean linkLocal = bits >= LINK_LOCAL_BITS && (high & mask(LINK_LOCAL_BITS)) == LINK_LOCAL;
        zone = linkLocal && isNumber(zone) ? zone : "";
    }

    private static boolean isNumber(String zone) {
        return !zone.isEmpty() && zone.length() <= ZONE_DIGITS && zone.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (HALF - bits);
    }

    /**
     * Returns the address in an address with a port, without brackets; empty if there is no port, as for Unix sockets.
     */
    public static String hostOf(String peer) {
        String host = peer.substring(0, Math.max(0, peer.lastIndexOf(':')));
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns the range that a text denotes; empty if it is neither an address nor {@code ADDRESS/BITS}. */
    public static Optional<AddressRange> parse(String written) {
        String text = written.strip();
        int slash = text.indexOf('/');
        Optional<AddressRange> address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || address.isEmpty()) {
            return address;
        }
        boolean ipv4 = text.indexOf(':') < 0;
        int bits = number(text.substring(slash + 1), 10, 3, ipv4 ? V4_BITS : ALL_BITS);
        return bits < 0
                ? Optional.empty()
                : Optional.of(new AddressRange(
                        address.get().high,
                        address.get().low,
                        ipv4 ? ALL_BITS - V4_BITS + bits : bits,
                        address.get().zone));
    }

    /** Returns a single address. */
    private static Optional<AddressRange> address(String text) {
        int scope = text.indexOf('%');
        String bare = scope < 0 ? text : text.substring(0, scope);
        if (bare.indexOf(':') >= 0) {
            return parseIpv6(bare, scope < 0 ? "" : text.substring(scope + 1));
        }
        long ipv4 = scope < 0 ? parseIpv4(bare) : -1;
        return ipv4 < 0 ? Optional.empty() : Optional.of(new AddressRange(0, V4_LEAD | ipv4, ALL_BITS, ""));
    }

    /** Returns the value of four decimal numbers with dots, or -1. */
    private static long parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long value = 0;
        for (String part : parts) {
            // A leading zero is rejected: 010 means 8 to some programs and 10 to others, and a rule must not be
            // ambiguous.
            int number = part.length() > 1 && part.charAt(0) == '0' ? -1 : number(part, 10, 3, 255);
            if (number < 0) {
                return -1;
            }
            value = value << 8 | number;
        }
        return value;
    }

    private static Optional<AddressRange> parseIpv6(String text, String zone) {
        String rest = text;
        int[] groups = new int[GROUPS];
        int room = GROUPS;
        int dotted = rest.indexOf('.') < 0 ? -1 : rest.lastIndexOf(':');
        if (dotted >= 0) {
            long ipv4 = parseIpv4(rest.substring(dotted + 1));
            if (ipv4 < 0) {
                return Optional.empty();
            }
            groups[6] = (int) (ipv4 >> 16);
            groups[7] = (int) (ipv4 & 0xFFFF);
            room = 6;
            // The colon before the IPv4 part is the second of a double colon, or ends a group.
            rest = rest.substring(0, dotted + (rest.startsWith("::", dotted - 1) ? 1 : 0));
        }
        int gap = rest.indexOf("::");
        String before = gap < 0 ? rest : rest.substring(0, gap);
        String after = gap < 0 ? "" : rest.substring(gap + 2);
        int first = groups(before, groups, 0, room, false);
        int last = groups(after, groups, 0, room, true);
        boolean fits = first >= 0 && last >= 0 && (gap < 0 ? first == room : first + last < room);
        if (!fits) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[4 + i];
        }
        return Optional.of(new AddressRange(high, low, ALL_BITS, zone));
    }

    /** Parses groups of hexadecimal digits to the beginning or the end of {@code room}; returns their number, or -1. */
    private static int groups(String text, int[] into, int start, int room, boolean atEnd) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int at = atEnd ? room - parts.length : start;
        if (at < 0 || parts.length > room) {
            return -1;
        }
        for (String part : parts) {
            int value = number(part, 16, 4, 0xFFFF);
            if (value < 0) {
                return -1;
            }
            into[at++] = value;
        }
        return parts.length;
    }

    /**
     * Returns a number of ASCII digits, or -1; {@code Integer.parseInt} also takes signs and digits of other scripts.
     */
    private static int number(String text, int radix, int mostDigits, int most) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value <= most ? value : -1;
    }

    /** Returns whether this range contains an address, or every address of a range. */
    public boolean contains(AddressRange other) {
        return other.bits >= bits
                && (zone.isEmpty() || zone.equals(other.zone))
                && new AddressRange(other.high, other.low, bits, zone).equals(this);
    }

    /**
     * Returns the range whose addresses share one limit with this address: an IPv4 address alone; the /64 of an IPv6
     * address, in which one device can have any number of addresses (RFC 4291, 2.5.1; RFC 8981), with its zone.
     */
    public AddressRange counted() {
        // Addresses in ::/64 are IPv4-mapped or of this computer (::1), so none of them shares with another one.
        return high == 0 ? this : new AddressRange(high, low, Math.min(bits, HALF), zone);
    }

    /**
     * Returns the text of the {@linkplain #counted() range} in which an address is counted; a text that is no address
     * as it is.
     */
    public static String counted(String host) {
        return parse(host).map(address -> address.counted().toString()).orElse(host);
    }

    /** Returns whether this is a single address. */
    public boolean isSingle() {
        return bits == ALL_BITS;
    }

    private boolean isIpv4() {
        return high == 0 && low >>> V4_BITS == V4_LEAD >>> V4_BITS && bits >= ALL_BITS - V4_BITS;
    }

    /** Returns the text of the range: {@code 192.168.1.0/24}, {@code 2001:db8::/32}. */
    @Override
    public String toString() {
        if (isIpv4()) {
            String ipv4 = (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
            return isSingle() ? ipv4 : ipv4 + "/" + (bits - (ALL_BITS - V4_BITS));
        }
        String address = zone.isEmpty() ? compressed() : compressed() + "%" + zone;
        return isSingle() ? address : address + "/" + bits;
    }

    /**
     * Returns the IPv6 text of RFC 5952, 4.2: a double colon replaces the longest run of zero groups, the first of
     * equal ones.
     */
    private String compressed() {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i % 4)) & 0xFFFF;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":")
                        .append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }
}
