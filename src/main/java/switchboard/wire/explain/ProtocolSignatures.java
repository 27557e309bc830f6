package switchboard.wire.explain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;

/**
 * Recognises the first bytes of other protocols and formats.
 *
 * <p>Sources: TLS, the type {@code handshake} and the version of a record (RFC 8446, section 5.1); Java serialization,
 * {@link java.io.ObjectStreamConstants#STREAM_MAGIC} and {@link java.io.ObjectStreamConstants#STREAM_VERSION}; pickle,
 * the opcode PROTO with a version from 2 to 5 (PEP 307 and PEP 574) and the final opcode STOP; byte order marks
 * (RFC 3629, section 6, and RFC 2781, section 3.2); telnet commands SB, WILL, WONT, DO and DONT (RFC 854); TPKT
 * (RFC 1006, section 6), SOCKS 5 (RFC 1928, section 3) and SMB.
 *
 * <p>Stateless and thread-safe.
 */
public final class ProtocolSignatures {
    /** The number of bytes at the beginning that are examined. */
    private static final int LOOKED_AT = 512;

    /** The request line of HTTP/1.1 (RFC 9112, section 3) and the preface of HTTP/2 (RFC 9113, section 3.4). */
    private static final Pattern HTTP = Pattern.compile(
            "^(GET|POST|HEAD|PUT|DELETE|OPTIONS|CONNECT|PATCH|TRACE|PRI) \\S* ?HTTP/.*", Pattern.DOTALL);

    /**
     * SSH (RFC 4253, section 4.2), SMTP (RFC 5321), FTP and POP3 (RFC 959 and RFC 1939), IMAP (RFC 9051) and RFB
     * (RFC 6143).
     */
    private static final Pattern OTHER =
            Pattern.compile("^(SSH-\\d|EHLO |HELO |USER \\S+\\r|\\* OK |RFB 0).*", Pattern.DOTALL);

    private ProtocolSignatures() {}

    /** Returns the protocol that the bytes from {@code at} to {@code end} begin like; empty if no signature fits. */
    public static Optional<Finding> of(byte[] bytes, int at, int end) {
        int size = end - at;
        int b0 = bytes[at] & 0xFF;
        int b1 = size > 1 ? bytes[at + 1] & 0xFF : -1;
        int b2 = size > 2 ? bytes[at + 2] & 0xFF : -1;
        int b3 = size > 3 ? bytes[at + 3] & 0xFF : -1;
        if (b0 == 0x16 && b1 == 0x03 && b2 <= 0x04) {
            return certain(WireText.TLS);
        }
        if (b0 == 0xAC && b1 == 0xED && b2 == 0x00 && b3 == 0x05) {
            return certain(WireText.JAVA_OBJECT);
        }
        if (b0 == 0x80 && b1 >= 2 && b1 <= 5 && bytes[end - 1] == '.') {
            return certain(WireText.PICKLE);
        }
        if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
            return certain(WireText.BYTE_ORDER_MARK);
        }
        if ((b0 == 0xFF && b1 == 0xFE) || (b0 == 0xFE && b1 == 0xFF) || everySecondIsNul(bytes, at, end)) {
            return certain(WireText.UTF16);
        }
        if (b0 == 0xFF && b1 >= 0xFA && b1 <= 0xFE) {
            return certain(WireText.TELNET);
        }
        if ((b0 == 0x03 && b1 == 0 && b2 == 0)
                || (b0 == 0x05 && b1 == 0x01 && b2 == 0x00 && size == 3)
                || (b0 == 0xFF && b1 == 'S' && b2 == 'M' && b3 == 'B')) {
            return other(bytes, at, size);
        }
        String text = new String(bytes, at, Math.min(size, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (HTTP.matcher(text).matches()) {
            return Optional.of(FindingFactory.find(WireText.HTTP, Certainty.CERTAIN, Escapes.quote(bytes, at, size)));
        }
        return OTHER.matcher(text).matches() ? other(bytes, at, size) : Optional.empty();
    }

    private static Optional<Finding> certain(WireText code) {
        return Optional.of(FindingFactory.find(code, Certainty.CERTAIN));
    }

    private static Optional<Finding> other(byte[] bytes, int at, int size) {
        return Optional.of(
                FindingFactory.find(WireText.OTHER_PROGRAM, Certainty.LIKELY, Escapes.quote(bytes, at, size)));
    }

    /** Returns whether the bytes look like ASCII in UTF-16: a NUL beside every character. */
    private static boolean everySecondIsNul(byte[] bytes, int at, int end) {
        int size = Math.min(end - at, LOOKED_AT) & ~1;
        if (size < 4) {
            return false;
        }
        boolean evenNul = true;
        boolean oddNul = true;
        for (int i = 0; i < size; i += 2) {
            evenNul &= bytes[at + i] == 0 && bytes[at + i + 1] > 0;
            oddNul &= bytes[at + i + 1] == 0 && bytes[at + i] > 0;
        }
        return evenNul || oddNul;
    }
}
