package switchboard.wire.explain;

import java.util.List;
import switchboard.text.WireText;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * The bytes that were received for a message and are not kept, because it was too long.
 *
 * <p>Stateless and thread-safe.
 */
public final class SkippedBytes {
    private SkippedBytes() {}

    /** Returns how many bytes followed those of the message and were skipped; 0 for most messages. */
    public static long after(Message message) {
        for (Finding finding : message.findings()) {
            List<Object> arguments = finding.text().arguments();
            if (finding.text().code() instanceof WireText code) {
                long skipped = switch (code) {
                    case TOO_LONG_SKIPPED, TOO_LONG_ENDED, TOO_LONG_CUT, TOO_LONG_WAITED -> number(arguments, 3);
                    case LINE_TOO_LONG_SKIPPED, LINE_TOO_LONG_UNFINISHED -> number(arguments, 2);
                    case LATE_REST_SKIPPED -> number(arguments, 0) - number(arguments, 1);
                    default -> 0;
                };
                if (skipped > 0) {
                    return skipped;
                }
            }
        }
        return 0;
    }

    /** Returns whether the last one of the skipped bytes was the end of a line. */
    public static boolean endInLine(Message message) {
        return message.findings().stream().anyMatch(finding -> finding.text().code() == WireText.LINE_TOO_LONG_SKIPPED);
    }

    private static long number(List<Object> arguments, int place) {
        return arguments.get(place) instanceof Long number ? number : 0;
    }
}
