package switchboard.server.context;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import switchboard.model.Reading;
import switchboard.wire.CharsetText;
import switchboard.wire.Message;
import switchboard.wire.UnencodableException;
import switchboard.wire.framing.Framing;

/**
 * The body of a reply. It is encoded and framed once for each encoding and framing, so that its recipients share bytes.
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

    private record Form(Reading reading, OptionalLong declaredLength) {}

    private final byte[] bytes;
    private final boolean isText;
    private final OutboundMemoryBudget budget;
    private final Map<Form, Framed> framed = new HashMap<>();

    /**
     * Creates the body of one reply.
     *
     * @param bytes the bytes; of a text its UTF-8; shared, never modified
     * @param isText whether it is a text, which is sent in each client's encoding
     */
    public ReplyBody(byte[] bytes, boolean isText, OutboundMemoryBudget budget) {
        this.bytes = bytes;
        this.isText = isText;
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
     * Returns the body in a framing and an encoding.
     *
     * @throws switchboard.wire.framing.FramingException if the framing cannot carry it
     * @throws UnencodableException if the encoding lacks one of its characters
     */
    public Framed in(Reading reading) throws UnencodableException {
        return framed(new Form(reading, OptionalLong.empty()));
    }

    /**
     * Returns the body in a frame whose header declares {@code length} instead of its length.
     *
     * @throws switchboard.wire.framing.FramingException if the framing has no such length
     * @throws UnencodableException if the encoding lacks one of its characters
     */
    public Framed declaring(Reading reading, long length) throws UnencodableException {
        return framed(new Form(reading, OptionalLong.of(length)));
    }

    private Framed framed(Form form) throws UnencodableException {
        Framed known = framed.get(form);
        if (known != null) {
            return known;
        }
        Framing framing = form.reading().framing();
        byte[] body = isText ? CharsetText.fromUtf8(bytes, form.reading().charset()) : bytes;
        Message message = form.declaredLength().isPresent()
                ? framing.frameClaiming(body, form.declaredLength().getAsLong())
                : framing.frame(body);
        Framed made = new Framed(message, new MessageReservation(budget, message.size()));
        framed.put(form, made);
        return made;
    }
}
