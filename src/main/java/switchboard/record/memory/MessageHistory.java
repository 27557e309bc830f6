package switchboard.record.memory;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * The newest messages of a session, bounded in number and in bytes of memory. The oldest are removed a block at a time.
 * Not thread-safe.
 */
final class MessageHistory {
    private final long mostMessages;
    private final long mostBytes;
    private final ArrayDeque<MessageBlock> blocks = new ArrayDeque<>();

    /** An unused block, kept for reuse, because long-lived memory is expensive to collect. */
    private @Nullable MessageBlock spare;

    private long messages;
    private long messageBytes;
    private long forgottenBytes;
    private long weight;
    private long newest;

    /** The number of the first message of the session; also read by other threads. */
    private volatile long first = 1;

    /**
     * Creates an empty history.
     *
     * @param mostMessages the most messages that are kept
     * @param mostBytes the most bytes of memory, unless a single block takes more
     */
    MessageHistory(long mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Adds a message, and removes the oldest ones beyond the limits. */
    void add(long at, ConnectionId client, Direction direction, Message message, OptionalLong request) {
        MessageBlock block = blocks.peekLast();
        long before = block == null ? 0 : block.weight();
        if (block == null || !block.add(at, client, direction, message, request)) {
            block = nextBlock();
            before = block.weight();
            block.add(at, client, direction, message, request);
        }
        weight += block.weight() - before;
        newest++;
        messages++;
        messageBytes += message.size();
        while (blocks.size() > 1 && (messages > mostMessages || weight > mostBytes)) {
            forgetOldest();
        }
    }

    private MessageBlock nextBlock() {
        MessageBlock block = spare == null ? new MessageBlock() : spare;
        spare = null;
        block.beginAt(newest + 1);
        blocks.add(block);
        weight += block.weight();
        return block;
    }

    private void forgetOldest() {
        MessageBlock oldest = blocks.removeFirst();
        messages -= oldest.count();
        messageBytes -= oldest.messageBytes();
        forgottenBytes += oldest.messageBytes();
        weight -= oldest.weight();
        oldest.beginAt(0);
        spare = oldest;
    }

    /** Removes all messages; the numbers go on. */
    void beginAnother() {
        while (!blocks.isEmpty()) {
            forgetOldest();
        }
        forgottenBytes = 0;
        first = newest + 1;
    }

    /** Returns the number of the session's first message, which need not be kept any more. Any thread. */
    long first() {
        return first;
    }

    /** Returns a copy of the block that contains a message, or of the first block after it. */
    Optional<MessageBlock> blockFrom(long number) {
        for (MessageBlock block : blocks) {
            if (block.last() >= number) {
                return Optional.of(block.copy());
            }
        }
        return Optional.empty();
    }

    /** Returns a copy of the first block with a message at a time or later. */
    Optional<MessageBlock> blockFromTime(long micros) {
        for (MessageBlock block : blocks) {
            if (block.latest() >= micros) {
                return Optional.of(block.copy());
            }
        }
        return Optional.empty();
    }

    /** Returns the number of the oldest message that is kept; that of the next message if none is kept. */
    long oldest() {
        return blocks.isEmpty() ? newest + 1 : blocks.getFirst().first();
    }

    /** Returns the number of the newest message, 0 if there is none. */
    long newest() {
        return newest;
    }

    /** Returns the number of messages that are kept. */
    long messages() {
        return messages;
    }

    /** Returns the bytes of the messages that are kept, including headers. */
    long messageBytes() {
        return messageBytes;
    }

    /** Returns the bytes of the messages that were removed, including headers. */
    long forgottenBytes() {
        return forgottenBytes;
    }
}
