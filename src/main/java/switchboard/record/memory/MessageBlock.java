package switchboard.record.memory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

/**
 * A range of messages in memory, stored one behind the other in a byte array. Not thread-safe.
 *
 * <p>Messages as objects would live as long as they are kept, and the garbage collector would copy each of them several
 * times, which costs more than all other work. Usual messages are therefore copied into an array that is reused. A
 * message that is long or has unusual properties is kept as an object.
 */
final class MessageBlock {
    /** The bytes of the array for usual messages. */
    static final int BYTES = 64 << 10;

    private static final FrameStatus[] SHAPES = FrameStatus.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final int LONG_MESSAGE = 4_096;
    private static final long MOST_WHOLE_BYTES = 1 << 20;

    /** The bytes of the fields before the bytes of a usual message; their offsets follow. */
    private static final int HEAD = 40;

    private static final int SIZE = 0;
    private static final int HEADER = 4;
    private static final int BODY = 8;
    private static final int SHAPE = 12;
    private static final int DIRECTION = 13;
    private static final int AT = 16;
    private static final int CLIENT = 24;
    private static final int READ_OR_REQUEST = 32;

    /** The marker of a message that is kept as an object, instead of a size. It takes 4 bytes. */
    private static final int WHOLE = -1;

    private final ByteBuffer usual;
    private final List<MemoryMessage> whole;
    private long first;
    private int count;
    private long wholeBytes;
    private long messageBytes;
    private long latest = Long.MIN_VALUE;

    MessageBlock() {
        this(ByteBuffer.allocate(BYTES), new ArrayList<>());
    }

    private MessageBlock(ByteBuffer usual, List<MemoryMessage> whole) {
        this.usual = usual;
        this.whole = whole;
    }

    /** Removes all messages and begins with this number. */
    void beginAt(long number) {
        usual.clear();
        whole.clear();
        first = number;
        count = 0;
        wholeBytes = 0;
        messageBytes = 0;
        latest = Long.MIN_VALUE;
    }

    /** Adds the next message; returns false if there is no room for it. */
    boolean add(long at, ConnectionId client, Direction direction, Message message, OptionalLong request) {
        int size = message.size();
        boolean isUsual = isUsual(direction, message, request);
        int wanted = isUsual ? HEAD + size : Integer.BYTES;
        if (usual.remaining() < wanted || (!isUsual && wholeBytes >= MOST_WHOLE_BYTES)) {
            return false;
        }
        if (isUsual) {
            int begin = usual.position();
            usual.putInt(begin + SIZE, size)
                    .putInt(begin + HEADER, message.headerLength())
                    .putInt(begin + BODY, message.bodyLength())
                    .put(begin + SHAPE, (byte) message.shape().ordinal())
                    .put(begin + DIRECTION, (byte) direction.ordinal())
                    .putLong(begin + AT, at)
                    .putLong(begin + CLIENT, client.number())
                    .putLong(
                            begin + READ_OR_REQUEST,
                            direction == Direction.IN ? message.reads().firstRead() : request.orElse(0))
                    .position(begin + HEAD)
                    .put(message.bytes());
        } else {
            usual.putInt(WHOLE);
            whole.add(new MemoryMessage(first + count, at, client, direction, message, request));
            wholeBytes += weight(message);
        }
        count++;
        messageBytes += size;
        latest = Math.max(latest, at);
        return true;
    }

    private static boolean isUsual(Direction direction, Message message, OptionalLong request) {
        ReadTrace reads = message.reads();
        boolean one = reads.count() == 1 && reads.bytes(0) == message.size() && reads.firstRead() > 0;
        return message.size() <= LONG_MESSAGE
                && message.findings().isEmpty()
                && (direction == Direction.IN ? one && request.isEmpty() : reads.count() == 0 && request.orElse(1) > 0);
    }

    /** Returns the approximate bytes of memory of an object. */
    private static long weight(Message message) {
        return 256L
                + message.size()
                + 8L * message.reads().count()
                + 512L * message.findings().size();
    }

    /** Returns an immutable copy. */
    MessageBlock copy() {
        ByteBuffer bytes = ByteBuffer.allocate(usual.position());
        bytes.put(0, usual, 0, usual.position());
        MessageBlock copy = new MessageBlock(bytes, List.copyOf(whole));
        copy.first = first;
        copy.count = count;
        copy.wholeBytes = wholeBytes;
        copy.messageBytes = messageBytes;
        copy.latest = latest;
        return copy;
    }

    /** Returns its messages, in order. */
    List<MemoryMessage> messages() {
        List<MemoryMessage> all = new ArrayList<>(count);
        int begin = 0;
        int nextWhole = 0;
        while (all.size() < count) {
            int size = usual.getInt(begin + SIZE);
            if (size == WHOLE) {
                all.add(whole.get(nextWhole++));
                begin += Integer.BYTES;
            } else {
                all.add(usual(first + all.size(), begin, size));
                begin += HEAD + size;
            }
        }
        return all;
    }

    private MemoryMessage usual(long number, int begin, int size) {
        byte[] bytes = new byte[size];
        usual.get(begin + HEAD, bytes);
        Direction direction = DIRECTIONS[usual.get(begin + DIRECTION)];
        long readOrRequest = usual.getLong(begin + READ_OR_REQUEST);
        boolean in = direction == Direction.IN;
        Message message = new Message(
                SHAPES[usual.get(begin + SHAPE)],
                bytes,
                usual.getInt(begin + HEADER),
                usual.getInt(begin + BODY),
                in ? ReadTrace.single(readOrRequest, size) : ReadTrace.NONE,
                List.of());
        return new MemoryMessage(
                number,
                usual.getLong(begin + AT),
                new ConnectionId(usual.getLong(begin + CLIENT)),
                direction,
                message,
                in || readOrRequest == 0 ? OptionalLong.empty() : OptionalLong.of(readOrRequest));
    }

    long first() {
        return first;
    }

    long last() {
        return first + count - 1;
    }

    int count() {
        return count;
    }

    /** Returns the bytes of its messages, including headers. */
    long messageBytes() {
        return messageBytes;
    }

    /** Returns the approximate bytes of memory it takes. */
    long weight() {
        return BYTES + wholeBytes;
    }

    /** Returns the time of its latest message, in microseconds since 1970, UTC. */
    long latest() {
        return latest;
    }
}
