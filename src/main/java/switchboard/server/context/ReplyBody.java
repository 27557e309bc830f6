package switchboard.server.context;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import switchboard.model.Reading;
import switchboard.wire.Message;
import switchboard.wire.TypedBody;
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

    private final TypedBody body;
    private final OutboundMemoryBudget budget;
    private final Map<Charset, byte[]> encoded = new HashMap<>();
    private final Map<Form, Framed> framed = new HashMap<>();

    /** Creates the body of one reply. */
    public ReplyBody(TypedBody body, OutboundMemoryBudget budget) {
        this.body = body;
        this.budget = budget;
    }

    /** Returns whether this is the body of the same object. */
    public boolean has(TypedBody other) {
        return body == other;
    }

    /**
     * Returns the length in an encoding, in bytes.
     *
     * @throws UnencodableException if the encoding lacks one of its characters
     */
    public int length(Charset charset) throws UnencodableException {
        return bytes(charset).length;
    }

    private byte[] bytes(Charset charset) throws UnencodableException {
        byte[] known = encoded.get(charset);
        if (known != null) {
            return known;
        }
        byte[] made = body.in(charset);
        encoded.put(charset, made);
        return made;
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
        byte[] bytes = bytes(form.reading().charset());
        Message message = form.declaredLength().isPresent()
                ? framing.frameClaiming(bytes, form.declaredLength().getAsLong())
                : framing.frame(bytes);
        Framed made = new Framed(message, new MessageReservation(budget, message.size()));
        framed.put(form, made);
        return made;
    }
}
