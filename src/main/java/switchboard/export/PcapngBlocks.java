package switchboard.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the blocks of a pcapng file: one Section Header Block, one Interface Description Block, and Enhanced Packet
 * Blocks. Little-endian. Used by one thread.
 *
 * <p>The constants are from the pcapng specification (draft-ietf-opsawg-pcapng).
 */
final class PcapngBlocks {
    /** Section Header Block. */
    private static final int SECTION = 0x0A0D0D0A;

    /** Byte-Order Magic of the Section Header Block. */
    private static final int BYTE_ORDER = 0x1A2B3C4D;

    /** Interface Description Block. */
    private static final int INTERFACE = 1;

    /** Enhanced Packet Block. */
    private static final int PACKET = 6;

    /** LINKTYPE_RAW of the registry of link types: a packet begins with its IPv4 or IPv6 header. */
    private static final int LINKTYPE_RAW = 101;

    /** Option opt_comment, for any block. */
    private static final int COMMENT = 1;

    /** Option epb_flags; its lowest two bits are 1 for inbound and 2 for outbound. */
    private static final int PACKET_FLAGS = 2;

    /** Option if_name. */
    private static final int INTERFACE_NAME = 2;

    /** Option if_tsresol. */
    private static final int INTERFACE_RESOLUTION = 9;

    /** Option shb_userappl. */
    private static final int APPLICATION = 4;

    /** The value of if_tsresol for time stamps in units of 10 to the power of -6 seconds. */
    private static final byte MICROSECONDS = 6;

    /** The most bytes of a text in an option, whose length field has 16 bits. */
    private static final int MOST_OPTION = 65_000;

    private final CountingOutput out;
    private final List<String> next = new ArrayList<>();

    PcapngBlocks(CountingOutput out, String comment) throws IOException {
        this.out = out;
        byte[] about = text(comment);
        byte[] application = text("Switchboard");
        ByteBuffer section = block(SECTION, 16 + option(about.length) + option(application.length) + option(0));
        section.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
        put(section, COMMENT, about);
        put(section, APPLICATION, application);
        finish(section);
        byte[] name = text("switchboard");
        ByteBuffer described = block(INTERFACE, 8 + option(name.length) + option(1) + option(0));
        described.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0);
        put(described, INTERFACE_NAME, name);
        put(described, INTERFACE_RESOLUTION, new byte[] {MICROSECONDS});
        finish(described);
    }

    /** Adds a comment to the next packet. */
    void commentNext(String comment) {
        next.add(comment);
    }

    /**
     * Writes a packet.
     *
     * @param at microseconds since 1970, UTC
     * @param inbound whether the server received it
     */
    void packet(long at, boolean inbound, byte[] packet, List<String> comments) throws IOException {
        List<byte[]> texts = Stream.concat(next.stream(), comments.stream())
                .map(PcapngBlocks::text)
                .toList();
        next.clear();
        int options = option(4) + option(0);
        for (byte[] text : texts) {
            options += option(text.length);
        }
        ByteBuffer block = block(PACKET, 20 + padded(packet.length) + options);
        block.putInt(0)
                .putInt((int) (at >> 32))
                .putInt((int) at)
                .putInt(packet.length)
                .putInt(packet.length)
                .put(packet)
                .position(8 + 20 + padded(packet.length));
        for (byte[] text : texts) {
            put(block, COMMENT, text);
        }
        put(block, PACKET_FLAGS, new byte[] {(byte) (inbound ? 1 : 2), 0, 0, 0});
        finish(block);
    }

    private static ByteBuffer block(int type, int body) {
        int length = 12 + body;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(length);
    }

    private void finish(ByteBuffer block) throws IOException {
        // The rest of the block is the option opt_endofopt, which is all zeros, and the repeated block length.
        block.putInt(block.capacity() - 4, block.capacity());
        out.write(block.array(), 0, block.capacity());
    }

    private static void put(ByteBuffer block, int code, byte[] value) {
        block.putShort((short) code).putShort((short) value.length).put(value);
        block.position(block.position() + padded(value.length) - value.length);
    }

    private static int option(int length) {
        return 4 + padded(length);
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** Returns a text as UTF-8, shortened to the length that an option can have. */
    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_OPTION) {
            return bytes;
        }
        int end = MOST_OPTION;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return (new String(bytes, 0, end, StandardCharsets.UTF_8) + " …").getBytes(StandardCharsets.UTF_8);
    }
}
