package switchboard.wire;

/** No framing: whatever one read delivers is a message. */
public record Raw() implements Framing {
    @Override
    public String name() {
        return "raw";
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
        return Message.outbound(body, 0, body.length);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new RawReader();
    }
}
