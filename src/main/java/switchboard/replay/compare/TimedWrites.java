package switchboard.replay.compare;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

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
        }
        pieces.add(new Piece(open.toByteArray(), pause));
        return new TimedWrites(List.copyOf(pieces));
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
