package switchboard.filter;

import java.nio.charset.StandardCharsets;
import switchboard.text.FilterLanguageText;
import switchboard.wire.EscapeParser;
import switchboard.wire.TypedBytes;
import switchboard.wire.Utf8;

/**
 * A text in a filter, with or without quotation marks, whose escapes are characters and bytes: what the log shows can
 * be typed. A backslash that begins no escape stands for itself. Used once, by one thread.
 */
final class TypedText {
    private static final int UNIT = 6;

    private final StringBuilder text = new StringBuilder();

    /** The bytes of the text so far, each as the character of ISO 8859-1. */
    private final StringBuilder bytes = new StringBuilder();

    /** The length of the text that is in {@link #bytes} already. */
    private int flushed;

    private boolean binary;

    private TypedText() {}

    static TypedText of(Token token) throws FilterSyntaxException {
        TypedText typed = new TypedText();
        typed.read(token);
        return typed;
    }

    /** Returns the condition that asks for it. */
    Filter condition() {
        if (!binary) {
            return new TextCondition(text.toString());
        }
        flush();
        byte[] all = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Utf8.isValid(all, 0, all.length)
                ? new TextCondition(new String(all, StandardCharsets.UTF_8))
                : BytesCondition.of(all);
    }

    private void read(Token token) throws FilterSyntaxException {
        String raw = token.value();
        boolean quoted = !raw.isEmpty() && Quotes.opens(raw.charAt(0));
        int at = quoted ? 1 : 0;
        while (at < raw.length() && !(quoted && Quotes.closes(raw.charAt(0), raw.charAt(at)))) {
            if (raw.charAt(at) == '\\' && at + 1 < raw.length()) {
                at = escape(token, raw, at, quoted);
            } else {
                text.append(raw.charAt(at++));
            }
        }
    }

    /** Takes the escape at {@code at}, and returns the index behind it. */
    private int escape(Token token, String raw, int at, boolean quoted) throws FilterSyntaxException {
        char kind = raw.charAt(at + 1);
        if (quoted && Quotes.isMark(kind)) {
            text.append(kind);
            return at + 2;
        }
        // Half a character can't be sent, but a text may be searched for it.
        if (kind == 'u'
                && at + UNIT <= raw.length()
                && raw.substring(at + 2, at + UNIT).matches("[0-9a-fA-F]{4}")) {
            text.append((char) Integer.parseInt(raw.substring(at + 2, at + UNIT), 16));
            return at + UNIT;
        }
        switch (EscapeParser.escape(raw, at)) {
            case TypedBytes.Meant meant -> {
                if (kind == 'x' && meant.bytes()[0] < 0) {
                    flush();
                    bytes.append((char) (meant.bytes()[0] & 0xFF));
                    binary = true;
                } else {
                    text.append(new String(meant.bytes(), StandardCharsets.UTF_8));
                }
                return meant.end();
            }
            case TypedBytes.Mistake mistake -> {
                if (kind == 'x' || kind == 'u') {
                    int begin = token.end() - raw.length();
                    throw new FilterSyntaxException(
                            begin + mistake.from(),
                            begin + mistake.end(),
                            FilterLanguageText.WRONG_ESCAPE.with(InertQuote.quoted(raw), mistake.reason()));
                }
                text.append('\\');
                return at + 1;
            }
        }
    }

    private void flush() {
        byte[] behind = text.substring(flushed).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(behind, StandardCharsets.ISO_8859_1));
        flushed = text.length();
    }
}
