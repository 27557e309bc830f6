package switchboard.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One message exactly as it crossed the wire.
 *
 * <p>{@code bytes} is header, body and trailer in that order and is shared, not copied: nobody writes
 * into it.
 *
 * @param shape whole frame, unframed or partial
 * @param bytes everything that belongs to the message
 * @param headerLength how many bytes at the start are header, 0 where there is none
 * @param bodyLength how many bytes after it are body; what follows is the trailer (a line's end)
 * @param reads how it was read; {@link ReadTrace#NONE} for a message that was sent
 * @param findings what was noticed about it, the most important first
 */
public record Message(
        Shape shape, byte[] bytes, int headerLength, int bodyLength, ReadTrace reads, List<Finding> findings) {
    /** Check that header and body lie inside the bytes. */
    public Message {
        if (headerLength < 0 || bodyLength < 0 || headerLength + bodyLength > bytes.length) {
            throw new IllegalArgumentException(
                    "header " + headerLength + " + body " + bodyLength + " do not fit " + bytes.length + " bytes");
        }
        findings = List.copyOf(findings);
    }

    /** Returns a message that is one whole frame, to be sent. */
    public static Message outbound(byte[] bytes, int headerLength, int bodyLength) {
        return new Message(Shape.FRAMED, bytes, headerLength, bodyLength, ReadTrace.NONE, List.of());
    }

    /** Returns the same message with one more finding, at the end. */
    public Message with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Message(shape, bytes, headerLength, bodyLength, reads, more);
    }

    /** Returns how many bytes it has altogether. */
    public int size() {
        return bytes.length;
    }

    /** Returns a copy of the body's bytes. */
    public byte[] body() {
        return Arrays.copyOfRange(bytes, headerLength, headerLength + bodyLength);
    }

    /** Returns the body decoded as UTF-8, each undecodable byte as U+FFFD. */
    public String text() {
        return new String(bytes, headerLength, bodyLength, StandardCharsets.UTF_8);
    }

    /** Returns whether anything was found that is more than a note. */
    public boolean isProblem() {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.PROBLEM) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return shape + " " + headerLength + "+" + bodyLength + " " + text() + " " + findings;
    }
}
