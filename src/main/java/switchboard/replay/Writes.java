package switchboard.replay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Shape;

/**
 * The pieces in which messages leave. Immutable.
 *
 * @param pieces one after the other
 */
record Writes(List<Piece> pieces) {
    /** Messages that were read together leave together as long as they are no longer than this. */
    static final int MOST_TOGETHER = 64 << 10;

    /**
     * What is written at once.
     *
     * @param bytes what
     * @param pauseMicros how long nothing was read before it
     */
    record Piece(byte[] bytes, long pauseMicros) {}

    /**
     * Returns the pieces of messages of which each shares a read with the one before.
     *
     * @param asRead whether each read becomes a piece; else they all are one
     */
    static Writes of(List<Message> messages, boolean asRead) {
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
        return new Writes(List.copyOf(pieces));
    }

    /** Returns whether the last read of a message brought the beginning of the next one too. */
    static boolean shareARead(Message one, Message next) {
        long last = one.reads().firstRead() + one.reads().count() - 1;
        return one.reads().count() > 0 && last == next.reads().firstRead();
    }

    /** Returns whether its own bytes say where it ends; else only a pause does. */
    static boolean delimitsItself(Message message) {
        return message.shape() == Shape.FRAMED && message.size() > message.bodyLength();
    }
}
