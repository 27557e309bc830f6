package switchboard.record.memory;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * The newest messages of a session, bounded in count and in bytes of memory; the oldest go, some at a time.
 *
 * <p>Not thread-safe.
 */
final class KeptMessages {
    private final long mostMessages;
    private final long mostBytes;
    private final ArrayDeque<KeptBlock> blocks = new ArrayDeque<>();

    /** One that is not used now: its memory is old, and is not to become garbage. */
    private @Nullable KeptBlock spare;

    private long messages;
    private long messageBytes;
    private long forgottenBytes;
    private long weight;
    private long newest;
    private long newestAt;

    /** Creates one that keeps so many messages at most, in so many bytes of memory and what one message takes. */
    KeptMessages(long mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Adds a message, and forget as many of the oldest as it takes. */
    void add(long at, ConnectionId client, Direction direction, Message message, OptionalLong request) {
        KeptBlock block = blocks.peekLast();
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
        newestAt = at;
        while (blocks.size() > 1 && (messages > mostMessages || weight > mostBytes)) {
            forgetOldest();
        }
    }

    private KeptBlock nextBlock() {
        KeptBlock block = spare == null ? new KeptBlock() : spare;
        spare = null;
        block.beginAt(newest + 1);
        blocks.add(block);
        weight += block.weight();
        return block;
    }

    private void forgetOldest() {
        KeptBlock oldest = blocks.removeFirst();
        messages -= oldest.count();
        messageBytes -= oldest.messageBytes();
        forgottenBytes += oldest.messageBytes();
        weight -= oldest.weight();
        oldest.beginAt(0);
        spare = oldest;
    }

    /** Returns a copy of the stretch that holds a message, or else of the first one behind it. */
    Optional<KeptBlock> stretch(long number) {
        for (KeptBlock block : blocks) {
            if (block.last() >= number) {
                return Optional.of(block.copy());
            }
        }
        return Optional.empty();
    }

    /** Returns a copy of the first stretch with a message that came or went at a time or later. */
    Optional<KeptBlock> stretchAt(long micros) {
        for (KeptBlock block : blocks) {
            if (block.latest() >= micros) {
                return Optional.of(block.copy());
            }
        }
        return Optional.empty();
    }

    /** Returns the number of the oldest message that is kept; of the next one to come if none is. */
    long oldest() {
        return blocks.isEmpty() ? newest + 1 : blocks.getFirst().first();
    }

    /** Returns the number of the newest message, 0 if there is none. */
    long newest() {
        return newest;
    }

    /** Returns when the newest message came or went, 0 if there is none. */
    long newestAt() {
        return newestAt;
    }

    /** Returns how many messages are kept. */
    long messages() {
        return messages;
    }

    /** Returns the bytes of the messages that are kept. */
    long messageBytes() {
        return messageBytes;
    }

    /** Returns the bytes of the messages that are not kept any more. */
    long forgottenBytes() {
        return forgottenBytes;
    }
}
