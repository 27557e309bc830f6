package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import switchboard.wire.Message;

/** Feeds a reader in pieces and collects its messages. */
final class ReaderHarness {
    final List<Message> messages = new ArrayList<>();
    final FrameReader reader;
    private long nanos;

    ReaderHarness(Framing framing) {
        this(framing, 1 << 20, false);
    }

    ReaderHarness(Framing framing, int maxBody, boolean strict) {
        reader = framing.reader(maxBody, strict, MemoryBudget.UNLIMITED);
    }

    ReaderHarness(FrameReader reader) {
        this.reader = reader;
    }

    /** Feeds the pieces, each as one read, 1 ms apart. */
    ReaderHarness reads(byte[]... pieces) {
        for (byte[] piece : pieces) {
            if (piece.length > 0) {
                nanos += 1_000_000;
                reader.accept(piece, 0, piece.length, nanos, messages::add);
            }
        }
        return this;
    }

    ReaderHarness reads(String... pieces) {
        for (String piece : pieces) {
            reads(bytes(piece));
        }
        return this;
    }

    ReaderHarness ends() {
        reader.end(messages::add);
        return this;
    }

    Message only() {
        if (messages.size() != 1) {
            throw new AssertionError("one message expected, not " + messages);
        }
        return messages.getFirst();
    }

    List<String> texts() {
        return messages.stream().map(Message::text).toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a canonical header64 frame. */
    static String frame(String body) {
        return header(Integer.toString(bytes(body).length)) + body;
    }

    static String header(String said) {
        return header(said, 64);
    }

    static String header(String said, int width) {
        return said + " ".repeat(width - said.length());
    }
}
