package switchboard.wire.framing;

import switchboard.wire.Message;

/**
 * Framing {@code lines}: one message is one line. The reader accepts LF and CR LF, the writer writes LF.
 *
 * <p>Immutable.
 */
public record LineFraming() implements Framing {
    @Override
    public String name() {
        return "lines";
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
        return terminated(body);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new LineReader(maxBody, strict, memory);
    }

    static Message terminated(byte[] body) {
        byte[] bytes = new byte[body.length + 1];
        System.arraycopy(body, 0, bytes, 0, body.length);
        bytes[body.length] = '\n';
        return Message.outbound(bytes, 0, body.length);
    }
}
