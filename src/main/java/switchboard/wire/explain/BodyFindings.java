package switchboard.wire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.Utf8;

/**
 * Finds common mistakes in the body of a complete message: quoted Python bytes, a trailing NUL, invalid UTF-8.
 *
 * <p>Stateless and thread-safe.
 */
public final class BodyFindings {
    private BodyFindings() {}

    /** Returns findings about the bytes of a body, in a fixed order; none if there is nothing to say. */
    public static List<Finding> of(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return List.of();
        }
        boolean quoted = isQuotedBytes(bytes, offset, length);
        boolean nul = bytes[offset + length - 1] == 0 && length > 1;
        boolean utf8 = Utf8.isValid(bytes, offset, length);
        if (utf8 && !quoted && !nul) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(2);
        if (quoted) {
            findings.add(FindingFactory.find(
                    WireText.BYTES_AS_TEXT, Certainty.LIKELY, Escapes.quote(bytes, offset, length)));
        }
        if (nul && utf8) {
            findings.add(FindingFactory.find(WireText.NUL_COUNTED, Certainty.LIKELY));
        }
        if (!utf8) {
            findings.add(notUtf8(bytes, offset, length));
        }
        return findings;
    }

    /** Returns whether the bytes read like {@code b'text'}, the result of Python's {@code str(bytes)}. */
    static boolean isQuotedBytes(byte[] bytes, int offset, int length) {
        return length >= 3
                && bytes[offset] == 'b'
                && (bytes[offset + 1] == '\'' || bytes[offset + 1] == '"')
                && bytes[offset + length - 1] == bytes[offset + 1];
    }

    private static Finding notUtf8(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        int size;
        while (at < end && (size = Utf8.sequence(bytes, at, end)) > 0) {
            at += size;
        }
        return FindingFactory.find(
                WireText.NOT_UTF8, Certainty.CERTAIN, String.format(Locale.ROOT, "%02x", bytes[at]), at - offset + 1L);
    }
}
