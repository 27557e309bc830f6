package switchboard.client.swarm;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A message so long that nobody keeps it: its body repeats one block. Immutable.
 *
 * <p>The block's length is a prime, so that a piece which is lost or comes twice shifts everything after it.
 */
final class HugeMessage implements Payload {
    private static final int BLOCK = 65_521;

    private final byte[] header;
    private final byte[] block;
    private final byte[] trailer;
    private final long bodyLength;

    /** Creates one with whatever the framing puts around a body. */
    HugeMessage(byte[] header, long bodyLength, byte[] trailer, SplittableRandom random) {
        this(header, new byte[BLOCK], bodyLength, trailer);
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) ('a' + random.nextInt(26));
        }
    }

    private HugeMessage(byte[] header, byte[] block, long bodyLength, byte[] trailer) {
        this.header = header;
        this.block = block;
        this.bodyLength = bodyLength;
        this.trailer = trailer;
    }

    /** Returns the same body between others. */
    HugeMessage between(byte[] before, byte[] after) {
        return new HugeMessage(before, block, bodyLength, after);
    }

    @Override
    public long length() {
        return header.length + bodyLength + trailer.length;
    }

    @Override
    public boolean matches(long at, byte[] bytes, int offset, int count) {
        int done = 0;
        while (done < count) {
            Piece piece = piece(at + done, count - done);
            if (!Arrays.equals(
                    piece.bytes,
                    piece.from,
                    piece.from + piece.count,
                    bytes,
                    offset + done,
                    offset + done + piece.count)) {
                return false;
            }
            done += piece.count;
        }
        return true;
    }

    /** Writes some bytes. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] bytes, int offset, int count) throws IOException;
    }

    /** Writes it piece by piece. */
    void writeTo(Sink sink) throws IOException {
        for (long at = 0; at < length(); ) {
            Piece piece = piece(at, BLOCK);
            sink.write(piece.bytes, piece.from, piece.count);
            at += piece.count;
        }
    }

    /** Returns where the bytes from {@code at} on are, up to {@code most} of them. */
    private Piece piece(long at, int most) {
        if (at < header.length) {
            return new Piece(header, (int) at, Math.min(most, header.length - (int) at));
        }
        long inBody = at - header.length;
        if (inBody < bodyLength) {
            int from = (int) (inBody % BLOCK);
            return new Piece(block, from, (int) Math.min(Math.min(most, BLOCK - from), bodyLength - inBody));
        }
        int from = (int) (inBody - bodyLength);
        return new Piece(trailer, from, Math.min(most, trailer.length - from));
    }

    private record Piece(byte[] bytes, int from, int count) {}
}
