package switchboard.wire.framing;

import java.util.Arrays;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;
import switchboard.wire.part.BytePattern;

/**
 * A framing whose messages all have the same size.
 *
 * <p>Immutable.
 *
 * @param size the size in bytes
 * @param fill the byte that fills up shorter bodies when they are written; -1 if those are refused
 */
public record FixedSize(int size, int fill) implements Framing {
    @Override
    public String name() {
        return "size=" + size + (fill < 0 ? "" : ",fill=" + BytePattern.of(fill));
    }

    @Override
    public CodedText description() {
        CodedText said = FramingText.FIXED.with(size);
        return fill < 0
                ? said
                : FramingText.FILLED.with(said, BytePattern.of(fill).words());
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public int leastBody() {
        return fill < 0 ? size : 0;
    }

    @Override
    public int longestBody() {
        return size;
    }

    @Override
    public Message frame(byte[] body) {
        if (body.length > size) {
            throw new FramingException(FramingText.BODY_LONG.with(name(), size, body.length));
        }
        if (body.length < leastBody()) {
            throw new FramingException(FramingText.BODY_SHORT.with(name(), size, body.length));
        }
        byte[] bytes = Arrays.copyOf(body, size);
        Arrays.fill(bytes, body.length, size, (byte) fill);
        return Message.outbound(bytes, 0, size);
    }

    /** Returns the body without the bytes at its end that fill it up. */
    @Override
    public byte[] content(Message message) {
        byte[] body = message.body();
        int end = body.length;
        while (fill >= 0 && end > 0 && body[end - 1] == (byte) fill) {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new FixedSizeReader(size, fill, strict, memory);
    }
}
