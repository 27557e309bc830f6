package switchboard.client.swarm;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;

/**
 * A message too long to keep in memory; its body repeats one block of random letters.
 *
 * <p>The block's length is a prime number, so a piece that is lost or repeated shifts all later bytes and is detected.
 *
 * <p>Immutable.
 */
final class HugeMessage implements ExpectedBytes {
    /** The largest prime number below 2^16. */
    private static final int BLOCK = 65_521;

    private final byte[] header;
    private final byte[] block;
    private final byte[] trailer;
    private final int bodyLength;

    HugeMessage(Framing framing, int bodyLength, SplittableRandom random) {
        this(framing, new byte[BLOCK], bodyLength);
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) ('a' + random.nextInt(26));
        }
    }

    private HugeMessage(Framing framing, byte[] block, int bodyLength) {
        byte[] bytes;
        int at;
        int sample = 0;
        if (framing.longestLength() > 0) {
            // An empty frame has the header and the trailer, once its header declares the real length.
            Message empty = framing.frameClaiming(new byte[0], bodyLength);
            bytes = empty.bytes();
            at = empty.headerLength();
        } else {
            // Other framings put the same around each body, so two bodies show where it stands; those of one size are
            // filled up.
            sample = framing.longestBody() == bodyLength ? bodyLength : 1;
            byte[] other = new byte[sample];
            Arrays.fill(other, (byte) 'b');
            bytes = framing.frame(other).bytes();
            Arrays.fill(other, (byte) 'a');
            at = Arrays.mismatch(bytes, framing.frame(other).bytes());
        }
        this.header = Arrays.copyOf(bytes, at);
        this.trailer = Arrays.copyOfRange(bytes, at + sample, bytes.length);
        this.block = block;
        this.bodyLength = bodyLength;
    }

    /** Returns a message with the same body in another framing. */
    HugeMessage in(Framing framing) {
        return new HugeMessage(framing, block, bodyLength);
    }

    @Override
    public long length() {
        return header.length + (long) bodyLength + trailer.length;
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

    /** Receives the bytes of a message. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] bytes, int offset, int count) throws IOException;
    }

    /** Writes the message piece by piece. */
    void writeTo(Sink sink) throws IOException {
        for (long at = 0; at < length(); ) {
            Piece piece = piece(at, BLOCK);
            sink.write(piece.bytes, piece.from, piece.count);
            at += piece.count;
        }
    }

    /** Returns the piece at {@code at} with at most {@code most} bytes. */
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
