package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

/** A framing that the program does not have: a star ends a message. */
public record StarFraming() implements Framing {
    @Override
    public String name() {
        return "stars";
    }

    @Override
    public CodedText description() {
        return FramingText.CHOICE.with("a text that a star ends");
    }

    @Override
    public int headerLength() {
        return 0;
    }

    @Override
    public int longestBody() {
        return 1 << 20;
    }

    @Override
    public Message frame(byte[] body) {
        byte[] bytes = Arrays.copyOf(body, body.length + 1);
        bytes[body.length] = '*';
        return Message.outbound(bytes, 0, body.length);
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new StarReader(strict, memory);
    }

    private static final class StarReader extends BufferingReader {
        StarReader(boolean strict, MemoryBudget memory) {
            super(strict, memory);
        }

        @Override
        public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
            reads++;
            for (int at = offset; at < offset + length; at++) {
                open().append(buffer, at, 1, reads, nanos);
                if (buffer[at] == '*') {
                    give(FrameStatus.FRAMED, 1, out);
                }
            }
        }

        private void give(FrameStatus shape, int trailer, Consumer<Message> out) {
            byte[] bytes = open().bytes();
            ReadTrace trace = open().reads();
            forgetOpen();
            out.accept(new Message(shape, bytes, 0, bytes.length - trailer, trace, List.of()));
        }

        @Override
        public void end(Consumer<Message> out) {
            if (frameOpen()) {
                give(FrameStatus.PARTIAL, 0, out);
            }
        }

        @Override
        public void expire(Consumer<Message> out) {
            end(out);
        }

        @Override
        public int promisedBytes() {
            return 0;
        }

        @Override
        public boolean unframed() {
            return false;
        }

        @Override
        public void close() {
            forgetOpen();
        }
    }
}
