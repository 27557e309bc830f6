package switchboard.text;

import java.util.Locale;

/** Writes JSON strings (RFC 8259, 7). Thread-safe, stateless. */
public final class JsonStrings {
    private JsonStrings() {}

    /** Appends a string in quotation marks, with quotes, control characters, line ends and lone surrogates escaped. */
    public static void append(StringBuilder json, String value) {
        json.append('"');
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (isPlain(value, at)) {
                        json.append(character);
                    } else {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    }
                }
            }
        }
        json.append('"');
    }

    /**
     * Returns whether a character needs no escape. Line separators of Unicode are escaped too, so that every reader
     * sees one object a line; so are lone surrogates.
     */
    private static boolean isPlain(String value, int at) {
        char character = value.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
        }
        boolean control = character < ' ' || character >= 0x7F && character < 0xA0;
        return !control && character != '\u2028' && character != '\u2029';
    }
}
