package switchboard.wire.explain;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * The bytes that were received for a message and are not kept, because it was too long.
 *
 * <p>Stateless and thread-safe.
 */
public final class SkippedBytes {
    /** The hexadecimal digits of bytes. */
    private static final Pattern END = Pattern.compile("[0-9a-f]{2}( [0-9a-f]{2})*");

    private SkippedBytes() {}

    /** Returns how many bytes followed those of the message and were skipped; 0 for most messages. */
    public static long after(Message message) {
        for (Finding finding : message.findings()) {
            List<Object> arguments = finding.text().arguments();
            if (finding.text().code() instanceof WireText code) {
                long skipped = switch (code) {
                    case TOO_LONG_SKIPPED, TOO_LONG_ENDED, TOO_LONG_CUT, TOO_LONG_WAITED -> number(arguments, 3);
                    case LINE_TOO_LONG_SKIPPED,
                            LINE_TOO_LONG_UNFINISHED,
                            RECORD_TOO_LONG_SKIPPED,
                            RECORD_TOO_LONG_UNFINISHED -> number(arguments, 2);
                    case LATE_REST_SKIPPED, LATE_RECORD_SKIPPED -> number(arguments, 0) - number(arguments, 1);
                    default -> 0;
                };
                if (skipped > 0) {
                    return skipped;
                }
            }
        }
        return 0;
    }

    /**
     * Returns the bytes that ended the message, of which at least the last one was skipped; none if a length ended it.
     */
    public static byte[] end(Message message) {
        for (Finding finding : message.findings()) {
            if (finding.text().code() == WireText.LINE_TOO_LONG_SKIPPED) {
                return new byte[] {'\n'};
            }
            boolean named = finding.text().code() == WireText.RECORD_TOO_LONG_SKIPPED
                    || finding.text().code() == WireText.LATE_RECORD_SKIPPED;
            if (named
                    && finding.text().arguments().getLast() instanceof String end
                    && END.matcher(end).matches()) {
                return HexFormat.ofDelimiter(" ").parseHex(end);
            }
        }
        return new byte[0];
    }

    private static long number(List<Object> arguments, int place) {
        return arguments.get(place) instanceof Long number ? number : 0;
    }
}
