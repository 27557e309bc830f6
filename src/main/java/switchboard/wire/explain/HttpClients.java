package switchboard.wire.explain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;

/**
 * Tells the kinds of HTTP clients apart, as far as the head of their request says it.
 *
 * <p>Stateless and thread-safe.
 */
final class HttpClients {
    /** The bytes of a head that are examined. */
    private static final int LOOKED_AT = 4_096;

    private static final int LONGEST_NAME = 60;

    private static final Pattern AGENT =
            Pattern.compile("\\r\\nuser-agent:[ \\t]*([^\\r\\n]+)", Pattern.CASE_INSENSITIVE);

    private HttpClients() {}

    /**
     * Explains a request.
     *
     * @param quote the beginning of the request
     */
    static Finding of(byte[] bytes, int at, int end, String quote) {
        String head = new String(bytes, at, Math.min(LOOKED_AT, end - at), StandardCharsets.ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.startsWith("pri ")) {
            return FindingFactory.find(WireText.HTTP_TWO, Certainty.CERTAIN);
        }
        if (lower.contains("\r\nupgrade: websocket")) {
            return FindingFactory.find(WireText.HTTP_WEBSOCKET, Certainty.CERTAIN, quote);
        }
        Matcher agent = AGENT.matcher(head);
        if (!agent.find()) {
            return FindingFactory.find(WireText.HTTP, Certainty.CERTAIN, quote);
        }
        String name = agent.group(1).strip();
        if (lower.contains("\r\nntrip-version:")
                || name.toLowerCase(Locale.ROOT).startsWith("ntrip")) {
            return FindingFactory.find(WireText.HTTP_NTRIP, Certainty.CERTAIN, quote);
        }
        if (name.startsWith("Mozilla/") || name.startsWith("Opera/")) {
            return FindingFactory.find(WireText.HTTP, Certainty.CERTAIN, quote);
        }
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return FindingFactory.find(WireText.HTTP_PROGRAM, Certainty.CERTAIN, quote, Escapes.text(shown));
    }
}
