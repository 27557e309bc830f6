package switchboard.wire.explain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.Utf8;
import switchboard.wire.signature.CharsetGuess;
import switchboard.wire.signature.FileFormat;
import switchboard.wire.signature.WideCharsets;

/**
 * Finds what is inside the body of a complete message, where it is not plain text: a file, an object, another charset,
 * the name of an object in place of its content, quoted Python bytes, a trailing NUL. All are notes, because the frame
 * is right.
 *
 * <p>Stateless and thread-safe.
 */
public final class BodyFindings {
    /** The first bytes, among which a file that is valid UTF-8 has a control character. */
    private static final int BEGINNING = 16;

    /** The longest name of an object, in bytes. */
    private static final int LONGEST_NAME = 200;

    /** The bytes that are counted to tell text from data. */
    private static final int COUNTED = 256;

    /** Texts that Python, JavaScript, Java, C# and Ruby write for an object, and for no value. */
    private static final Pattern OBJECT_NAME =
            Pattern.compile("None|undefined|\\[object \\w+]|\\[[BCIJSZDF]@[0-9a-f]{1,8}"
                    + "|\\[L(?:\\w+\\.)*\\w+;@[0-9a-f]{1,8}|(?:[a-z]\\w*\\.)+[A-Z][\\w$]*@[0-9a-f]{1,8}"
                    + "|System\\.(?:\\w+\\.)*\\w+(?:`\\d)?\\[.*]"
                    + "|<(?:[\\w.<>]+ object at 0x[0-9a-fA-F]+|[\\w ]+ (?:at 0x[0-9a-fA-F]+|of <.+>)|built-in \\w+ .+|class '[\\w.]+'"
                    + "|bound method .+|function .+ at 0x[0-9a-fA-F]+|socket\\.socket .+)>"
                    + "|\\[Function: \\w+]|Promise \\{ <pending> }|#<[A-Z][\\w:]*:0x[0-9a-f]+.*>");

    private BodyFindings() {}

    /** Returns findings about the bytes of a body, in a fixed order; none if there is nothing to say. */
    public static List<Finding> of(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return List.of();
        }
        // Most bodies are plain text: a few bytes tell, and nothing is created for them.
        if (Utf8.isPlain(bytes, offset, length) && !isPeculiar(bytes, offset, length)) {
            return List.of();
        }
        if (!Utf8.isValid(bytes, offset, length)) {
            return List.of(noText(bytes, offset, length));
        }
        boolean binary =
                Utf8.hasControls(bytes, offset, Math.min(BEGINNING, length)) || bytes[offset + length - 1] == 0;
        if (!binary && !isPeculiar(bytes, offset, length)) {
            return List.of();
        }
        return ofText(bytes, offset, length, binary);
    }

    /** Returns whether a text may be one that is not meant as such. */
    private static boolean isPeculiar(byte[] bytes, int offset, int length) {
        int last = bytes[offset + length - 1];
        return switch (bytes[offset]) {
            case 'b' -> last == '\'' || last == '"';
            case '[', 'S' -> length <= LONGEST_NAME && (last == ']' || hasAt(bytes, offset, length));
            case '<', '#' -> length <= LONGEST_NAME && last == '>';
            case 'P' -> length <= LONGEST_NAME && last == '}';
            case 'N', 'u' -> length <= 9;
            // The first byte of a byte order mark in UTF-8, and that of PDF.
            case (byte) 0xEF, '%' -> true;
            default -> length <= LONGEST_NAME && hasAt(bytes, offset, length);
        };
    }

    /** Returns whether an at sign stands before the hash code of a Java object, which has 1 to 8 digits. */
    private static boolean hasAt(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int last = bytes[end - 1];
        if (last > '9' && last < 'a' || last > 'f' || last == '.') {
            return false;
        }
        for (int at = end - 2; at > offset && at >= end - 11; at--) {
            if (bytes[at] == '@') {
                return true;
            }
        }
        return false;
    }

    private static List<Finding> ofText(byte[] bytes, int offset, int length, boolean binary) {
        int end = offset + length;
        Optional<FileFormat> format =
                binary || bytes[offset] == '%' ? FileFormat.of(bytes, offset, end) : Optional.empty();
        if (format.isPresent()) {
            return List.of(file(format.get()));
        }
        List<Finding> findings = new ArrayList<>(1);
        String wide = WideCharsets.of(bytes, offset, end);
        if (!wide.isEmpty()) {
            findings.add(FindingFactory.find(WireText.CONTENT_UTF16, Certainty.LIKELY, wide));
        } else if (isQuotedBytes(bytes, offset, length)) {
            String quote = Escapes.quote(bytes, offset, length);
            findings.add(FindingFactory.find(WireText.CONTENT_BYTES_AS_TEXT, Certainty.LIKELY, quote));
        } else if (length <= LONGEST_NAME && isObjectName(bytes, offset, length)) {
            String quote = Escapes.quote(bytes, offset, length);
            findings.add(FindingFactory.find(WireText.CONTENT_OBJECT_NAME, Certainty.LIKELY, quote));
        } else if (bytes[end - 1] == 0 && length > 2 && !Utf8.hasControls(bytes, offset, length - 1)) {
            findings.add(FindingFactory.find(WireText.NUL_COUNTED, Certainty.LIKELY));
        } else if (hasByteOrderMark(bytes, offset, length)) {
            findings.add(FindingFactory.find(WireText.CONTENT_BYTE_ORDER_MARK, Certainty.CERTAIN));
        }
        return findings;
    }

    private static boolean isObjectName(byte[] bytes, int offset, int length) {
        int end = offset + length;
        while (end > offset && Utf8.isAsciiSpace(bytes[end - 1])) {
            end--;
        }
        String text = new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
        return OBJECT_NAME.matcher(text).matches();
    }

    /** Returns whether the bytes read like {@code b'text'}, the result of Python's {@code str(bytes)}. */
    static boolean isQuotedBytes(byte[] bytes, int offset, int length) {
        return length >= 3
                && bytes[offset] == 'b'
                && (bytes[offset + 1] == '\'' || bytes[offset + 1] == '"')
                && bytes[offset + length - 1] == bytes[offset + 1];
    }

    private static boolean hasByteOrderMark(byte[] bytes, int offset, int length) {
        return length > 3
                && bytes[offset] == (byte) 0xEF
                && bytes[offset + 1] == (byte) 0xBB
                && bytes[offset + 2] == (byte) 0xBF;
    }

    private static Finding file(FileFormat format) {
        return switch (format) {
            case PICKLE -> FindingFactory.find(WireText.CONTENT_PICKLE, Certainty.CERTAIN);
            case JAVA_OBJECT -> FindingFactory.find(WireText.CONTENT_JAVA_OBJECT, Certainty.CERTAIN);
            default -> FindingFactory.find(WireText.CONTENT_FILE, Certainty.CERTAIN, format.words());
        };
    }

    private static Finding noText(byte[] bytes, int offset, int length) {
        int end = offset + length;
        Optional<FileFormat> format = FileFormat.of(bytes, offset, end);
        if (format.isPresent()) {
            return file(format.get());
        }
        String wide = WideCharsets.of(bytes, offset, end);
        if (!wide.isEmpty()) {
            return FindingFactory.find(WireText.CONTENT_UTF16, Certainty.LIKELY, wide);
        }
        int counted = Math.min(COUNTED, length);
        boolean mayBeText = !Utf8.hasControls(bytes, offset, counted);
        int wrong = Utf8.invalidAt(bytes, offset, end);
        String first = String.format(Locale.ROOT, "%02x", bytes[wrong]);
        long place = wrong - offset + 1L;
        Optional<CharsetGuess> guess = mayBeText ? CharsetGuess.of(bytes, offset, end) : Optional.empty();
        if (guess.isPresent()) {
            return FindingFactory.find(
                    WireText.NOT_UTF8_CHARSET,
                    Certainty.LIKELY,
                    guess.get().charset(),
                    Escapes.text(guess.get().text()));
        }
        boolean text = mayBeText && printable(bytes, offset, counted) * 3 >= counted * 2;
        return FindingFactory.find(
                text ? WireText.NOT_UTF8 : WireText.NOT_UTF8_BINARY, Certainty.CERTAIN, first, place);
    }

    private static int printable(byte[] bytes, int offset, int length) {
        int printable = 0;
        for (int at = offset; at < offset + length; at++) {
            printable += bytes[at] > 0 && bytes[at] < 0x7F ? 1 : 0;
        }
        return printable;
    }
}
