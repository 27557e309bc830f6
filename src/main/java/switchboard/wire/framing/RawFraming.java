package switchboard.wire.framing;

import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;

/**
 * A framing in which time alone separates messages: framing {@code raw}, where the bytes of one read are one message,
 * or a pause after which a message is complete.
 *
 * <p>Immutable.
 *
 * @param pauseMillis the pause that ends a message, in milliseconds; 0 if each read is a message
 */
record RawFraming(int pauseMillis) implements Framing {
    @Override
    public String name() {
        return pauseMillis == 0 ? "raw" : "pause=" + pauseMillis + "ms";
    }

    @Override
    public CodedText description() {
        return pauseMillis == 0 ? FramingText.DESCRIPTION_RAW.with() : FramingText.PAUSE.with(pauseMillis);
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
    public boolean needsTimeouts() {
        return pauseMillis > 0;
    }

    @Override
    public Message frame(byte[] body) {
        return Message.outbound(body, 0, body.length);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return pauseMillis == 0 ? new RawReader() : new PauseReader(pauseMillis, maxBody, memory);
    }
}
