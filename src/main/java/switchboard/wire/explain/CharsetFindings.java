package switchboard.wire.explain;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import switchboard.text.CodedText;
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

    /** The sentences about a body that are outdated as soon as another encoding is chosen. */
    private static final Set<WireText> ABOUT_UTF8 =
            EnumSet.of(WireText.NOT_UTF8, WireText.NOT_UTF8_BINARY, WireText.NOT_UTF8_CHARSET, WireText.CONTENT_UTF16);

    private CharsetFindings() {}

    /** Returns a received message with the findings for this encoding; the same one for UTF-8. */
    public static Message in(Charset charset, Message message) {
        if (charset.equals(StandardCharsets.UTF_8) || message.shape() != FrameStatus.FRAMED) {
            return message;
        }
        List<Finding> findings = new ArrayList<>(message.findings());
        findings.removeIf(finding -> OF_UTF8.contains(finding.cause())
                || finding.text().code() == WireText.CONTENT_UTF16
                || finding.text().code() == WireText.CONTENT_BYTE_ORDER_MARK);
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

    /**
     * Returns a message as it is told of a client with this encoding. What was found about UTF-8 before the encoding
     * was chosen becomes a note that UTF-8 was expected then.
     */
    public static Message told(Charset charset, Message message) {
        if (charset.equals(StandardCharsets.UTF_8) || message.findings().isEmpty()) {
            return message;
        }
        List<Finding> findings = message.findings().stream()
                .map(finding -> isOutdated(finding.text())
                        ? new Finding(
                                finding.cause(), finding.certainty(), told(charset, finding.text()), Optional.empty())
                        : finding)
                .toList();
        return new Message(
                message.shape(),
                message.bytes(),
                message.headerLength(),
                message.bodyLength(),
                message.reads(),
                findings);
    }

    /** Returns a sentence about a message as it is told of a client with this encoding. */
    public static CodedText told(Charset charset, CodedText finding) {
        return charset.equals(StandardCharsets.UTF_8) || !isOutdated(finding)
                ? finding
                : WireText.NOT_UTF8_THEN.with(charset.name());
    }

    private static boolean isOutdated(CodedText finding) {
        return finding.code() instanceof WireText code && ABOUT_UTF8.contains(code);
    }

    private static Finding notText(Charset charset, Message message, int wrong) {
        if (wrong == message.bodyLength()) {
            return FindingFactory.find(WireText.NOT_CHARSET_CUT, Certainty.CERTAIN, charset.name());
        }
        String first = String.format(Locale.ROOT, "%02x", message.bytes()[message.headerLength() + wrong]);
        return FindingFactory.find(WireText.NOT_CHARSET, Certainty.CERTAIN, charset.name(), first, wrong + 1L);
    }
}
