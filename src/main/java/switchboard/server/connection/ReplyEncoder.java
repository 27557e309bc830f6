package switchboard.server.connection;

import java.nio.charset.StandardCharsets;
import switchboard.event.Request;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.Reading;
import switchboard.server.context.ReplyBody;
import switchboard.text.ServerText;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.UnencodableException;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * Encodes messages to a client: replies by hand, automatic replies, and notices in the server's
 * own words. Thread-safe.
 *
 * <p>A method that frames a body throws {@link FramingException} if the framing cannot carry it.
 */
final class ReplyEncoder {
    private final ConnectionState state;

    /** Creates an encoder that follows the way in which the client is read. */
    ReplyEncoder(ConnectionState state) {
        this.state = state;
    }

    private Framing framing() {
        return state.reading().framing();
    }

    /**
     * Encodes a body that a person wrote.
     *
     * @param usual the client's reply format
     * @param unframed whether the client is read without frames, so that its usual replies have none either
     * @throws UnencodableException if the client's encoding lacks a character
     */
    ReplyBody.Framed byHand(ReplyBody body, Request.ReplyForm form, ReplyFormat usual, boolean unframed)
            throws UnencodableException {
        Reading reading = state.reading();
        Reading framed = reading.with(form.framing(reading.framing(), usual, unframed));
        return form instanceof Request.ReplyForm.FalseLength wrong
                ? body.declaring(framed, wrong.length())
                : body.in(framed);
    }

    /**
     * Returns whether this message is answered: by the automatic reply, which never answers an incomplete one, or
     * because it was a class code that was not needed, whose sender may wait for an answer.
     */
    static boolean answers(AutoReply auto, Message received) {
        if (ClassCodeCheck.isHidden(received)) {
            return received.shape() == FrameStatus.FRAMED;
        }
        if (ProtocolSignatures.isPreamble(received)) {
            return false;
        }
        return switch (auto) {
            case AutoReply.Off off -> false;
            case AutoReply.Echo echo -> received.shape() != FrameStatus.PARTIAL;
            case AutoReply.Fixed fixed -> received.shape() != FrameStatus.PARTIAL;
        };
    }

    /** Returns whether two messages that are {@linkplain #answers answered} get the same answer, whatever they say. */
    static boolean answersAlike(AutoReply auto, Message one, Message other) {
        boolean hidden = ClassCodeCheck.isHidden(one);
        return hidden == ClassCodeCheck.isHidden(other)
                && (hidden || auto instanceof AutoReply.Fixed && isUnframed(one) == isUnframed(other));
    }

    private static boolean isUnframed(Message message) {
        return message.shape() == FrameStatus.UNFRAMED;
    }

    /**
     * Encodes the answer to a message that is {@linkplain #answers answered}.
     *
     * @throws UnencodableException if the client's encoding lacks a character
     */
    Message automatic(AutoReply auto, Message received, ReplyFormat usual) throws UnencodableException {
        if (ClassCodeCheck.isHidden(received)) {
            return notice(ServerText.CODE_SAY_NOT_NEEDED.with().english(), usual, false);
        }
        return switch (auto) {
            case AutoReply.Off off -> throw new IllegalStateException("No rule answers.");
            case AutoReply.Echo echo ->
                usual == ReplyFormat.FRAMED && isFramedAsWeDo(received)
                        ? Message.outbound(received.bytes(), received.headerLength(), received.bodyLength())
                        : encode(content(received), received, usual);
            case AutoReply.Fixed fixed -> encode(fixed.body().in(state.reading().charset()), received, usual);
        };
    }

    /** Returns the bytes of an echo: of a message without our framing all of them, because the client framed them. */
    private byte[] content(Message received) {
        return received.shape() == FrameStatus.UNFRAMED
                ? received.bytes()
                : framing().content(received);
    }

    private Message encode(byte[] body, Message received, ReplyFormat usual) {
        return framing().encode(body, isUnframed(received) ? ReplyFormat.RAW : usual);
    }

    /** Returns whether framing the body gives the same bytes; a header that is not canonical has a finding. */
    private static boolean isFramedAsWeDo(Message message) {
        return message.shape() == FrameStatus.FRAMED
                && message.headerLength() > 0
                && message.findings().isEmpty();
    }

    /** Encodes a text in the server's own words; as a line if nothing else would end it or it does not fit a frame. */
    Message notice(String text, ReplyFormat usual, boolean unframed) {
        Framing framing = framing().ofReplies(usual);
        if (unframed || !framing.delimits() || framing.equals(Framings.LINES)) {
            return line(text);
        }
        try {
            return framing.frame(text.getBytes(state.reading().charset()));
        } catch (FramingException tooLong) {
            return line(text);
        }
    }

    /** Encodes a line of text without a header. */
    static Message line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return Message.outbound(bytes, 0, bytes.length);
    }
}
