package switchboard.wire.framing;

import java.util.Arrays;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;

/**
 * Framing {@code lines}: one message is one line. The reader accepts LF and CR LF, the writer writes LF.
 *
 * <p>Immutable.
 */
record LineFraming() implements Framing {
    @Override
    public String name() {
        return "lines";
    }

    @Override
    public CodedText description() {
        return FramingText.DESCRIPTION_LINES.with();
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
    public Message frame(byte[] body) {
        byte[] bytes = Arrays.copyOf(body, body.length + 1);
        bytes[body.length] = '\n';
        return Message.outbound(bytes, 0, body.length);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new LineReader(maxBody, strict, memory);
    }
}
