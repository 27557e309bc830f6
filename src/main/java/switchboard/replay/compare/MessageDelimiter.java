package switchboard.replay.compare;

import java.util.ArrayList;
import java.util.List;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/**
 * Finds the end of a message that differs from the expected one, by the reader of its framing.
 *
 * <p>Immutable.
 */
final class MessageDelimiter {
    /** Result of {@link #end} if more bytes are needed. */
    static final int INCOMPLETE = -1;

    /** Result of {@link #end} if the bytes do not tell the end of the message; only a pause ends it. */
    static final int UNKNOWN = -2;

    /** The longest message in bytes that a header can announce here; a larger length is taken for no header. */
    private static final int LONGEST = 16 << 20;

    /** The number of bytes read at once; many short messages may follow the first one. */
    private static final int PIECE = 16 << 10;

    private final Framing framing;

    MessageDelimiter(Framing framing) {
        this.framing = framing;
    }

    /** Returns the delimiter for a message in the place of {@code expected}. */
    static MessageDelimiter like(Message expected, Framing framing) {
        MessageDelimiter own = new MessageDelimiter(framing);
        int header = expected.headerLength();
        // A header whose length is wrong is still a header, but without one the bytes must be a frame.
        if (header > 0 || own.reads(expected)) {
            return own;
        }
        boolean line = header == 0 && expected.size() > expected.bodyLength();
        return new MessageDelimiter(line ? Framings.LINES : Framings.RAW);
    }

    /** Returns whether the framing reads the bytes of a message as that message. */
    private boolean reads(Message message) {
        Message read = message(message.bytes());
        return read.shape() == FrameStatus.FRAMED
                && read.headerLength() == message.headerLength()
                && read.bodyLength() == message.bodyLength();
    }

    /** Returns the length in bytes of the first message, {@link #INCOMPLETE} or {@link #UNKNOWN}. */
    int end(byte[] bytes) {
        if (!framing.delimits()) {
            return UNKNOWN;
        }
        List<Message> messages = new ArrayList<>();
        read(bytes, messages);
        if (messages.isEmpty()) {
            return INCOMPLETE;
        }
        return messages.getFirst().shape() == FrameStatus.FRAMED
                ? messages.getFirst().size()
                : UNKNOWN;
    }

    /** Returns the length in bytes of an incomplete message according to its header; 0 if no header states it. */
    int promised(byte[] bytes) {
        int body = read(bytes, new ArrayList<>()).promisedBytes();
        return body == 0 ? 0 : framing.headerLength() + body;
    }

    /** Returns the bytes of one message as a {@link Message}. */
    Message message(byte[] bytes) {
        if (end(bytes) != bytes.length) {
            return new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, ReadTrace.NONE, List.of());
        }
        List<Message> messages = new ArrayList<>();
        read(bytes, messages);
        Message whole = messages.getFirst();
        return Message.outbound(bytes, whole.headerLength(), whole.bodyLength());
    }

    /** Reads until the end of the first message, or all bytes; returns the reader. */
    private FrameReader read(byte[] bytes, List<Message> messages) {
        FrameReader reader = framing.reader(LONGEST, true, MemoryBudget.UNLIMITED);
        for (int at = 0; at < bytes.length && messages.isEmpty(); at += PIECE) {
            reader.accept(bytes, at, Math.min(PIECE, bytes.length - at), 0, messages::add);
        }
        return reader;
    }

    /** Returns the first index of {@code part} in {@code whole} at {@code from} or later; -1 if there is none. */
    static int indexOf(byte[] whole, byte[] part, int from) {
        for (int at = from; at + part.length <= whole.length; at++) {
            int same = 0;
            while (same < part.length && whole[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return at;
            }
        }
        return -1;
    }
}
