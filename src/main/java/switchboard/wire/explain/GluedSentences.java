package switchboard.wire.explain;

import java.util.Optional;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;

/**
 * Recognises sentences of NMEA 0183 that stand in one message without a line end between them, by the checksum of each:
 * all characters between the first one and the asterisk, by XOR, in two hexadecimal digits.
 *
 * <p>Stateless and thread-safe.
 */
public final class GluedSentences {
    /** The character around a tag block, which may precede a sentence and has a checksum, too. */
    private static final char TAG = '\\';

    private static final int CHECKSUM = 3;

    private GluedSentences() {}

    /** Returns the finding that a message is several sentences; empty if it is not. */
    public static Optional<Finding> of(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        int sentences = 0;
        while (at < end) {
            int behind = behindTag(bytes, at, end);
            int next = behind < 0 || behind == end ? -1 : sentence(bytes, behind, end);
            if (next < 0) {
                return Optional.empty();
            }
            sentences++;
            at = next;
        }
        return sentences < 2
                ? Optional.empty()
                : Optional.of(FindingFactory.find(WireText.CONTENT_SENTENCES, Certainty.CERTAIN, sentences));
    }

    /** Returns the index behind a tag block at {@code at}, {@code at} if none begins there, -1 if it is none. */
    private static int behindTag(byte[] bytes, int at, int end) {
        if (bytes[at] != TAG) {
            return at;
        }
        int behind = checked(bytes, at + 1, end);
        return behind > 0 && behind < end && bytes[behind] == TAG ? behind + 1 : -1;
    }

    private static int sentence(byte[] bytes, int at, int end) {
        return bytes[at] == '$' || bytes[at] == '!' ? checked(bytes, at + 1, end) : -1;
    }

    /** Returns the index behind the checksum of the characters from {@code from} on; -1 if it is none or wrong. */
    private static int checked(byte[] bytes, int from, int end) {
        int sum = 0;
        int at = from;
        while (at < end && bytes[at] != '*') {
            sum ^= bytes[at++];
        }
        if (at == from || at + CHECKSUM > end) {
            return -1;
        }
        int high = Character.digit(bytes[at + 1], 16);
        int low = Character.digit(bytes[at + 2], 16);
        return high >= 0 && low >= 0 && high * 16 + low == sum ? at + CHECKSUM : -1;
    }
}
