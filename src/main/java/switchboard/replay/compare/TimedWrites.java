package switchboard.replay.compare;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.SkippedBytes;

/**
 * The pieces in which messages are sent, with the pause before each.
 *
 * <p>Immutable.
 *
 * @param pieces the pieces in order
 */
public record TimedWrites(List<Piece> pieces) {
    /** The size in bytes up to which messages that were read together are sent together. */
    public static final int MOST_TOGETHER = 64 << 10;

    /** The bytes that are sent in place of those that are not kept: spaces, which end no line. */
    private static final byte[] FILLER = " ".repeat(MOST_TOGETHER).getBytes(StandardCharsets.US_ASCII);

    /**
     * The bytes of one write.
     *
     * @param bytes the bytes
     * @param pauseMicros the pause before the write, in microseconds
     */
    public record Piece(byte[] bytes, long pauseMicros) {}

    /**
     * Returns the pieces of messages of which each shares a read with the one before.
     *
     * @param asRead whether each recorded read becomes a piece; otherwise all messages become one piece
     */
    public static TimedWrites of(List<Message> messages, boolean asRead) {
        List<Piece> pieces = new ArrayList<>();
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        long pause = 0;
        for (Message message : messages) {
            ReadTrace reads = message.reads();
            int at = 0;
            for (int read = 1; asRead && read < reads.count(); read++) {
                int end = Math.min(message.size(), at + reads.bytes(read - 1));
                open.write(message.bytes(), at, end - at);
                at = end;
                pieces.add(new Piece(open.toByteArray(), pause));
                open.reset();
                pause = reads.gapMicros(read);
            }
            open.write(message.bytes(), at, message.size() - at);
            long skipped = SkippedBytes.after(message);
            if (skipped > 0) {
                pieces.add(new Piece(open.toByteArray(), pause));
                open.reset();
                pause = 0;
                byte[] end = SkippedBytes.end(message);
                // The last byte is in the open piece, with those of the next message. The first bytes of the end may
                // be among those that are kept.
                int from = (int) Math.max(0, end.length - skipped);
                byte[] last = end.length == 0 ? Arrays.copyOf(FILLER, 1) : Arrays.copyOfRange(end, from, end.length);
                fill(pieces, skipped - last.length);
                open.writeBytes(last);
            }
        }
        pieces.add(new Piece(open.toByteArray(), pause));
        return new TimedWrites(List.copyOf(pieces));
    }

    /** Adds pieces in place of bytes that are not kept, so that the message has its length again. */
    private static void fill(List<Piece> pieces, long bytes) {
        for (long left = bytes; left > 0; left -= FILLER.length) {
            pieces.add(new Piece(left < FILLER.length ? Arrays.copyOf(FILLER, (int) left) : FILLER, 0));
        }
    }

    /** Returns whether the last read of a message also delivered the beginning of the next one. */
    public static boolean arrivedInSameRead(Message one, Message next) {
        long last = one.reads().firstRead() + one.reads().count() - 1;
        return one.reads().count() > 0 && last == next.reads().firstRead();
    }

    /** Returns whether the message has a header or a trailer that delimits it; otherwise only a pause does. */
    public static boolean delimitsItself(Message message) {
        return message.shape() == FrameStatus.FRAMED && message.size() > message.bodyLength();
    }
}
