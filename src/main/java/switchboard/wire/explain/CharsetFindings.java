package switchboard.wire.explain;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.CharsetText;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * Finds bytes that are no text in the encoding that was agreed on, in place of what is said about UTF-8.
 *
 * <p>Stateless and thread-safe.
 */
public final class CharsetFindings {
    /** The causes that concern a body only because it is taken for UTF-8. */
    private static final Set<Cause> OF_UTF8 = EnumSet.of(Cause.NOT_UTF8, Cause.UTF16, Cause.NUL_COUNTED);

    private CharsetFindings() {}

    /** Returns a received message with the findings for this encoding; the same one for UTF-8. */
    public static Message in(Charset charset, Message message) {
        if (charset.equals(StandardCharsets.UTF_8) || message.shape() != FrameStatus.FRAMED) {
            return message;
        }
        List<Finding> findings = new ArrayList<>(message.findings());
        findings.removeIf(finding -> OF_UTF8.contains(finding.cause()));
        OptionalInt wrong =
                CharsetText.invalidAt(message.bytes(), message.headerLength(), message.bodyLength(), charset);
        if (wrong.isPresent()) {
            findings.add(notText(charset, message, wrong.getAsInt()));
        }
        return new Message(
                message.shape(),
                message.bytes(),
                message.headerLength(),
                message.bodyLength(),
                message.reads(),
                findings);
    }

    private static Finding notText(Charset charset, Message message, int wrong) {
        if (wrong == message.bodyLength()) {
            return FindingFactory.find(WireText.NOT_CHARSET_CUT, Certainty.CERTAIN, charset.name());
        }
        String first = String.format(Locale.ROOT, "%02x", message.bytes()[message.headerLength() + wrong]);
        return FindingFactory.find(WireText.NOT_CHARSET, Certainty.CERTAIN, charset.name(), first, wrong + 1L);
    }
}
