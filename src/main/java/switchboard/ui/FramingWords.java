package switchboard.ui;

import java.nio.charset.Charset;
import java.util.Locale;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.Padding;

/**
 * Says in words what a framing is: {@code 64-byte text length, then UTF-8 text}. Thread-safe, stateless.
 *
 * <p>The window shows the words first and the short name second.
 */
public final class FramingWords {
    private FramingWords() {}

    /** Returns what a message of a framing is, as a line of its own. */
    public static String of(Framing framing, Charset charset) {
        if (framing.equals(Framings.LINES)) {
            return Strings.of("framing.lines", charset.name());
        }
        if (framing.equals(Framings.RAW)) {
            return Strings.of("framing.raw");
        }
        if (framing instanceof LengthPrefix prefix && prefix.isBare()) {
            if (prefix.field() instanceof DecimalField field && field.padding() == Padding.SPACE) {
                return Strings.of("framing.text", field.width(), charset.name());
            }
            if (prefix.field() instanceof DecimalField field && field.padding() == Padding.ZERO) {
                return Strings.of("framing.zeros", field.width(), charset.name());
            }
            if (prefix.field() instanceof BinaryField field) {
                String key = field.width() == 1
                        ? "framing.byte"
                        : field.lowestFirst() ? "framing.lowest" : "framing.highest";
                return Strings.of(key, field.width(), charset.name());
            }
        }
        return capitalised(Strings.render(framing.description()));
    }

    /** Returns the words, and the short name in brackets behind them. */
    public static String withName(Framing framing, Charset charset) {
        return Strings.of("framing.named", of(framing, charset), framing.name());
    }

    private static String capitalised(String sentence) {
        int first = sentence.isEmpty() ? 0 : Character.charCount(sentence.codePointAt(0));
        return sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
    }
}
