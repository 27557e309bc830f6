package switchboard.export;

import static switchboard.export.TcpPacket.ACK;
import static switchboard.export.TcpPacket.FIN;
import static switchboard.export.TcpPacket.PSH;
import static switchboard.export.TcpPacket.RST;
import static switchboard.export.TcpPacket.SYN;

import java.io.IOException;
import java.util.List;

/** Generates the TCP packets of one connection. Used by one thread. */
final class TcpStream {
    private static final byte[] NOTHING = {};
    private static final long HALF = 1L << 31;

    /** The most bytes that one end sends before an acknowledgement is generated. */
    private static final long UNACKNOWLEDGED = 1 << 20;

    /** One end: its next sequence number, and the sequence number that the other end has acknowledged. */
    private static final class Side {
        final Endpoint at;
        final boolean client;
        long sequence;
        long acknowledged;
        int packets;
        long lastAt;
        boolean finished;

        Side(Endpoint at, boolean client, long sequence) {
            this.at = at;
            this.client = client;
            this.sequence = sequence;
            acknowledged = sequence;
        }
    }

    private final PcapngBlocks out;
    private final Side client;
    private final Side server;
    private final long openedAt;
    private boolean reset;

    private TcpStream(PcapngBlocks out, long number, Endpoint client, Endpoint server, long openedAt) {
        this.out = out;
        this.openedAt = openedAt;
        // Consecutive connections get distant initial sequence numbers, because they may use the same two ports. The
        // factor is a prime near 2^32 divided by the golden ratio (multiplicative hashing: Knuth, The Art of Computer
        // Programming 3, 6.4).
        long first = number * 2_654_435_761L & 0xFFFF_FFFFL;
        this.client = new Side(client, true, first);
        this.server = new Side(server, false, first ^ HALF);
    }

    /**
     * Opens a connection with the three packets of TCP's handshake.
     *
     * @param number the number of the client
     * @param comments comments about the client, for the first packet
     */
    static TcpStream open(
            PcapngBlocks out, long number, Endpoint client, Endpoint server, long at, List<String> comments)
            throws IOException {
        TcpStream stream = new TcpStream(out, number, client, server, at);
        stream.send(stream.client, at, SYN, NOTHING, 0, 0, comments);
        stream.send(stream.server, at, SYN | ACK, NOTHING, 0, 0, List.of());
        stream.acknowledge(stream.client, at);
        return stream;
    }

    /**
     * Sends the bytes of a message.
     *
     * @param at microseconds since 1970, UTC; an earlier time than the handshake's is replaced by it
     * @param comments comments for the first packet
     */
    void data(boolean inbound, long at, byte[] bytes, int offset, int length, List<String> comments)
            throws IOException {
        Side from = inbound ? client : server;
        long when = Math.max(at, openedAt);
        int most = TcpPacket.mostData(from.at);
        for (int sent = 0; sent < length; sent += most) {
            int part = Math.min(most, length - sent);
            send(from, when, PSH | ACK, bytes, offset + sent, part, sent == 0 ? comments : List.of());
            if (from.sequence - from.acknowledged > UNACKNOWLEDGED) {
                acknowledge(other(from), when);
            }
        }
        if (length == 0 && !comments.isEmpty()) {
            send(from, when, ACK, NOTHING, 0, 0, comments);
        }
    }

    /** Leaves out bytes that were sent but are not kept, which Wireshark shows as a segment that was not captured. */
    void skip(boolean inbound, long bytes) {
        Side from = inbound ? client : server;
        from.sequence += bytes;
    }

    /**
     * Sends the FIN of one end and its acknowledgement; does nothing if that end has sent it or the connection was
     * reset.
     */
    void finish(boolean inbound, long at) throws IOException {
        Side from = inbound ? client : server;
        if (!from.finished && !reset) {
            from.finished = true;
            long when = Math.max(Math.max(at, openedAt), from.lastAt);
            send(from, when, FIN | ACK, NOTHING, 0, 0, List.of());
            acknowledge(other(from), when);
        }
    }

    /** Sends a reset (RST) from the client. */
    void reset(long at) throws IOException {
        reset = true;
        send(client, Math.max(at, openedAt), RST | ACK, NOTHING, 0, 0, List.of());
    }

    private void acknowledge(Side by, long at) throws IOException {
        send(by, at, ACK, NOTHING, 0, 0, List.of());
    }

    private Side other(Side side) {
        return side.client ? server : client;
    }

    private void send(Side from, long at, int flags, byte[] data, int offset, int length, List<String> comments)
            throws IOException {
        Side to = other(from);
        boolean acknowledges = (flags & ACK) != 0;
        byte[] packet = TcpPacket.of(
                from.at,
                to.at,
                from.packets++,
                flags,
                from.sequence,
                acknowledges ? to.sequence : 0,
                data,
                offset,
                length);
        if (acknowledges) {
            to.acknowledged = to.sequence;
        }
        from.sequence += length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        from.lastAt = at;
        out.packet(at, from.client, packet, comments);
    }
}
