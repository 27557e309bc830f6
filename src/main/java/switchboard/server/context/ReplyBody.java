package switchboard.server.context;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;

/**
 * The body of a reply. It is framed once for each framing, so that all its recipients share the same bytes.
 *
 * <p>Used by one thread, which handles the request.
 */
public final class ReplyBody {
    /**
     * A framed reply.
     *
     * @param message shared by all recipients, never modified
     * @param memory its part in the budget for messages that wait
     */
    public record Framed(Message message, MessageReservation memory) {}

    private record Form(Framing framing, OptionalLong declaredLength) {}

    private final byte[] bytes;
    private final OutboundMemoryBudget budget;
    private final Map<Form, Framed> framed = new HashMap<>();

    /**
     * Creates the body of one reply.
     *
     * @param bytes UTF-8 by convention; shared, never modified
     */
    public ReplyBody(byte[] bytes, OutboundMemoryBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** Returns whether this body has these bytes, which are compared by identity. */
    public boolean has(byte[] other) {
        return bytes == other;
    }

    /** Returns the length in bytes. */
    public int length() {
        return bytes.length;
    }

    /**
     * Returns the body in a framing.
     *
     * @throws switchboard.wire.framing.FramingException if the framing cannot carry it
     */
    public Framed in(Framing framing) {
        return framed.computeIfAbsent(new Form(framing, OptionalLong.empty()), form -> framed(framing.frame(bytes)));
    }

    /**
     * Returns the body in a frame whose header declares {@code length} instead of its length.
     *
     * @throws switchboard.wire.framing.FramingException if the framing has no such length
     */
    public Framed declaring(Framing framing, long length) {
        return framed.computeIfAbsent(
                new Form(framing, OptionalLong.of(length)), form -> framed(framing.frameClaiming(bytes, length)));
    }

    private Framed framed(Message message) {
        return new Framed(message, new MessageReservation(budget, message.size()));
    }
}
