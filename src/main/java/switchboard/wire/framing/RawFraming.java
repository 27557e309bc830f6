package switchboard.wire.framing;

import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;

/**
 * Framing {@code raw}: the bytes of one read are one message.
 *
 * <p>Immutable.
 */
record RawFraming() implements Framing {
    @Override
    public String name() {
        return "raw";
    }

    @Override
    public CodedText description() {
        return FramingText.DESCRIPTION_RAW.with();
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public int longestBody() {
        return Integer.MAX_VALUE - 16;
    }

    @Override
    public boolean delimits() {
        return false;
    }

    @Override
    public Message frame(byte[] body) {
        return Message.outbound(body, 0, body.length);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new RawReader();
    }
}
