package switchboard.export;

import java.nio.ByteBuffer;

/**
 * Builds IP packets that carry TCP segments, with correct lengths and checksums. Stateless.
 *
 * <p>Layouts: IPv4 RFC 791 section 3.1, IPv6 RFC 8200 section 3, TCP RFC 9293 section 3.1.
 */
final class TcpPacket {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int TCP = 6;
    private static final int HOPS = 64;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int WINDOW = 0xFFFF;

    /**
     * The most data in an IP packet of 65,535 bytes. It is also sent as the maximum segment size (RFC 9293, section
     * 3.7.1).
     */
    private static final int MOST_IPV4 = 65_535 - IPV4_HEADER - TCP_HEADER;

    private static final int MOST_IPV6 = 65_535 - IPV6_HEADER - TCP_HEADER;

    /**
     * The largest window scale (RFC 7323, section 2.3). The window is then a gibibyte, so no recorded transfer exceeds
     * it.
     */
    private static final int WINDOW_SCALE = 14;

    private TcpPacket() {}

    /** Returns the most bytes of data in one packet. */
    static int mostData(Endpoint end) {
        return end.isIpv4() ? MOST_IPV4 : MOST_IPV6;
    }

    /**
     * Returns a packet.
     *
     * @param count counts the sender's packets, for the identification of IPv4
     * @param sequence the sequence number of the first byte, modulo 2^32
     * @param acknowledged the next expected sequence number of the other end, modulo 2^32
     */
    static byte[] of(
            Endpoint from,
            Endpoint to,
            int count,
            int flags,
            long sequence,
            long acknowledged,
            byte[] data,
            int offset,
            int length) {
        byte[] options = (flags & SYN) == 0 ? new byte[0] : synOptions(mostData(from));
        int segment = TCP_HEADER + options.length + length;
        int header = from.isIpv4() ? IPV4_HEADER : IPV6_HEADER;
        byte[] packet = new byte[header + segment];
        ByteBuffer bytes = ByteBuffer.wrap(packet);
        if (from.isIpv4()) {
            ipv4(bytes, from, to, count, segment);
        } else {
            ipv6(bytes, from, to, segment);
        }
        bytes.putShort((short) from.port())
                .putShort((short) to.port())
                .putInt((int) sequence)
                .putInt((int) acknowledged)
                .put((byte) ((TCP_HEADER + options.length) / 4 << 4))
                .put((byte) flags)
                .putShort((short) WINDOW)
                .putInt(0)
                .put(options)
                .put(data, offset, length);
        long sum = sum(from.address(), 0, from.address().length) + sum(to.address(), 0, to.address().length);
        sum += TCP + segment + sum(packet, header, segment);
        bytes.putShort(header + 16, folded(sum));
        return packet;
    }

    /**
     * Returns the options of a SYN: maximum segment size (kind 2: RFC 9293, section 3.2) and window scale (kind 3: RFC
     * 7323, section 2.2), padded with the end of the option list.
     */
    private static byte[] synOptions(int mostData) {
        return new byte[] {2, 4, (byte) (mostData >> 8), (byte) mostData, 3, 3, WINDOW_SCALE, 0};
    }

    private static void ipv4(ByteBuffer bytes, Endpoint from, Endpoint to, int count, int segment) {
        bytes.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) (IPV4_HEADER + segment))
                .putShort((short) count)
                .putShort((short) DO_NOT_FRAGMENT)
                .put((byte) HOPS)
                .put((byte) TCP)
                .putShort((short) 0)
                .put(from.address())
                .put(to.address());
        bytes.putShort(10, folded(sum(bytes.array(), 0, IPV4_HEADER)));
    }

    private static void ipv6(ByteBuffer bytes, Endpoint from, Endpoint to, int segment) {
        bytes.putInt(6 << 28)
                .putShort((short) segment)
                .put((byte) TCP)
                .put((byte) HOPS)
                .put(from.address())
                .put(to.address());
    }

    /** Adds up 16-bit words; an odd last byte is padded with a zero (RFC 1071, section 1). */
    private static long sum(byte[] bytes, int offset, int length) {
        long sum = 0;
        int end = offset + length;
        for (int at = offset; at + 1 < end; at += 2) {
            sum += (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
        }
        return length % 2 == 0 ? sum : sum + ((bytes[end - 1] & 0xFF) << 8);
    }

    private static short folded(long sum) {
        long rest = sum;
        while (rest >> 16 != 0) {
            rest = (rest & 0xFFFF) + (rest >> 16);
        }
        return (short) ~rest;
    }
}
