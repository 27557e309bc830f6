package switchboard.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One message exactly as it crossed the wire.
 *
 * <p>{@code bytes} holds header, body and trailer in that order. The array is shared, not copied, and must not be
 * written to; apart from that the message is immutable.
 *
 * @param shape a complete frame, unframed bytes or a partial frame
 * @param bytes all bytes of the message
 * @param headerLength the header's length in bytes, 0 where there is none
 * @param bodyLength the body's length in bytes; the bytes after it are the trailer (a line end)
 * @param reads the reads that delivered it; {@link ReadTrace#NONE} for a message that was sent
 * @param findings the observations about it, the most important first
 */
public record Message(
        FrameStatus shape, byte[] bytes, int headerLength, int bodyLength, ReadTrace reads, List<Finding> findings) {
    /** The longest body of any message, in bytes: 16 MiB. */
    public static final int LONGEST_BODY = 16 << 20;

    /** Checks that header and body lie inside the bytes. */
    public Message {
        if (headerLength < 0 || bodyLength < 0 || headerLength + bodyLength > bytes.length) {
            throw new IllegalArgumentException(
                    "header " + headerLength + " + body " + bodyLength + " do not fit " + bytes.length + " bytes");
        }
        findings = List.copyOf(findings);
    }

    /** Returns a message to send that is one complete frame. */
    public static Message outbound(byte[] bytes, int headerLength, int bodyLength) {
        return new Message(FrameStatus.FRAMED, bytes, headerLength, bodyLength, ReadTrace.NONE, List.of());
    }

    /** Returns the same message with one more finding, at the end. */
    public Message with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Message(shape, bytes, headerLength, bodyLength, reads, more);
    }

    /** Returns the same message from a reader that began to count behind {@code count} reads. */
    public Message after(long count) {
        return new Message(shape, bytes, headerLength, bodyLength, reads.after(count), findings);
    }

    /** Returns the total size in bytes. */
    public int size() {
        return bytes.length;
    }

    /** Returns a copy of the body's bytes. */
    public byte[] body() {
        return Arrays.copyOfRange(bytes, headerLength, headerLength + bodyLength);
    }

    /** Returns the body decoded as UTF-8; each undecodable sequence becomes U+FFFD. */
    public String text() {
        return new String(bytes, headerLength, bodyLength, StandardCharsets.UTF_8);
    }

    /** Returns whether a finding has the severity {@link Severity#PROBLEM}. */
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
