package switchboard.filter;

import java.util.Locale;

/**
 * Quotes phrases, with the escapes {@code \"}, {@code \\}, {@code \n}, {@code \r}, {@code \t} and {@code \}{@code
 * u0000}. Stateless.
 */
final class Quotes {
    private Quotes() {}

    /**
     * Returns whether a character can open a phrase. Typographic quotation marks count, since word processors insert
     * them.
     */
    static boolean opens(char sign) {
        return sign == '"' || sign == '“' || sign == '„';
    }

    /** Returns whether a character closes a phrase that another one opened. */
    static boolean closes(char opening, char sign) {
        return opening == '"' ? sign == '"' : sign == '”' || sign == '“';
    }

    /** Returns whether a character is any quotation mark, which an escape can hide. */
    static boolean isMark(char sign) {
        return opens(sign) || sign == '”';
    }

    /**
     * Returns the index after the phrase that begins at {@code at}; without a closing quotation mark this is the text's
     * end.
     */
    static int end(String text, int at) {
        char opening = text.charAt(at);
        for (int i = at + 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\') {
                i++;
            } else if (closes(opening, sign)) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Returns the content of a phrase, or the text itself if it does not begin with a quotation mark. */
    static String unquoted(String text) {
        if (text.isEmpty() || !opens(text.charAt(0))) {
            return text;
        }
        StringBuilder said = new StringBuilder(text.length());
        for (int i = 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (closes(text.charAt(0), sign)) {
                break;
            }
            if (sign == '\\' && i + 1 < text.length()) {
                i = escape(text, i, said);
            } else {
                said.append(sign);
            }
        }
        return said.toString();
    }

    /** Appends the character of the escape at {@code at}, and returns the index of the escape's last character. */
    private static int escape(String text, int at, StringBuilder said) {
        char sign = text.charAt(at + 1);
        switch (sign) {
            case 'n' -> said.append('\n');
            case 'r' -> said.append('\r');
            case 't' -> said.append('\t');
            case '"', '\\', '“', '”', '„' -> said.append(sign);
            case 'u' -> {
                if (at + 5 < text.length() && text.substring(at + 2, at + 6).matches("[0-9a-fA-F]{4}")) {
                    said.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                    return at + 5;
                }
                said.append("\\u");
            }
            default -> said.append('\\').append(sign);
        }
        return at + 1;
    }

    /** Returns a text in quotation marks; {@link #unquoted} restores it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '"', '\\' -> quoted.append('\\').append(sign);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isHighSurrogate(sign) && !isInvisible(text, i)) {
                        // A visible character of two parts, so its other half is there.
                        quoted.append(sign).append(text.charAt(++i));
                    } else if (isInvisible(text, i)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) sign));
                    } else {
                        quoted.append(sign);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isInvisible(String text, int at) {
        return switch (Character.getType(text.codePointAt(at))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
