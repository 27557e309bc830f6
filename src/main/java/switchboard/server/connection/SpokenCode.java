package switchboard.server.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.model.ClassCode;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * Recognizes messages that were meant as a class code, of a client that need not say one (any more).
 *
 * <p>Such a message consists of the code, perhaps more than once, and of nothing else that has a meaning: blanks, line
 * ends, marks, bytes of control, and one number before the code, which is its length in another framing. Capital
 * letters do not matter, nor do the zero bytes of UTF-16. Bytes that came without a frame may hold a part of the code
 * and the next ones the rest. Used by the connection's thread only.
 */
final class SpokenCode {
    /** The longest message that is looked at, in bytes: a header of 64 bytes and a code in UTF-16, more than once. */
    private static final int LONGEST = 1_024;

    private static final int NOT_MEANT = -1;

    private List<ClassCode> known = List.of();
    private String[] codes = {};

    /** The characters of each code that the unframed bytes before have ended with. */
    private int[] said = {};

    /** Returns whether a message was meant as one of these codes. */
    boolean isIn(Message message, List<ClassCode> asked) {
        if (known != asked) {
            known = asked;
            codes = asked.stream()
                    .map(ClassCode::word)
                    .flatMap(word -> Stream.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT)))
                    .map(word -> plain(word.getBytes(StandardCharsets.UTF_8)))
                    .distinct()
                    .toArray(String[]::new);
            said = new int[codes.length];
        }
        boolean framed = message.shape() == FrameStatus.FRAMED;
        if (message.size() > LONGEST) {
            said = new int[codes.length];
            return false;
        }
        String text = plain(framed ? message.body() : message.bytes());
        boolean meant = false;
        for (int i = 0; i < codes.length; i++) {
            int more = framed ? scan(text, codes[i], false) : goOn(text, codes[i], said[i]);
            said[i] = framed ? 0 : Math.max(0, more);
            meant |= more != NOT_MEANT;
        }
        return meant;
    }

    /** Scans unframed bytes that may go on with a code of which some characters have been said. */
    private static int goOn(String text, String code, int said) {
        String rest = code.substring(said);
        if (said > 0 && !text.isEmpty() && rest.startsWith(text)) {
            return text.length() == rest.length() ? 0 : said + text.length();
        }
        if (said > 0 && text.startsWith(rest)) {
            int more = scan(code + text.substring(rest.length()), code, true);
            if (more != NOT_MEANT) {
                return more;
            }
        }
        return scan(text, code, true);
    }

    /**
     * Returns 0 for a text that is the code, or the number of the code's characters that the text ends with, or
     * {@link #NOT_MEANT}.
     */
    private static int scan(String text, String code, boolean unfinished) {
        boolean found = false;
        boolean numbered = false;
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (text.startsWith(code, at)) {
                at += code.length();
                found = true;
                numbered = false;
            } else if (unfinished && code.startsWith(text.substring(at))) {
                return text.length() - at;
            } else if (isDigit(next) && !numbered) {
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
                numbered = true;
            } else if (Character.isLetterOrDigit(next) || next >= 0x80) {
                return NOT_MEANT;
            } else {
                at++;
            }
        }
        // A number at the end belongs to the next code, which unframed bytes may still bring.
        return found && (unfinished || !numbered) ? 0 : NOT_MEANT;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Returns bytes as characters of 8 bits, without byte order marks and zero bytes, in small letters. */
    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .replace("\u00EF\u00BB\u00BF", "")
                .replace("\u00FE\u00FF", "")
                .replace("\u00FF\u00FE", "")
                .toLowerCase(Locale.ROOT);
    }
}
