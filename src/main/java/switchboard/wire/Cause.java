package switchboard.wire;

import static switchboard.wire.Severity.NOTE;
import static switchboard.wire.Severity.PROBLEM;

import java.util.Locale;

/**
 * The causes that a {@link Finding} can name.
 *
 * <p>The sentences of a cause are the codes of {@link switchboard.text.WireText} that begin with its {@link #id()}.
 */
public enum Cause {
    /** The header is readable but differs from the canonical one that {@code Framing} writes. */
    HEADER_NOT_CANONICAL(NOTE),
    /** The body is not valid UTF-8. */
    NOT_UTF8(NOTE),
    /** The frame is right, and its body is a file, an object, another charset or another protocol's message. */
    CONTENT(NOTE),
    /** The message is the goodbye word that client and server agreed on; TCP knows no such word. */
    GOODBYE_WORD(NOTE),
    /** Text stands in the place of a header. */
    NO_HEADER(PROBLEM),
    /** The first message had a header, but this one has none. */
    HEADER_ONCE(PROBLEM),
    /** The header before counted characters instead of bytes; these bytes are the remainder. */
    COUNTS_CHARACTERS(PROBLEM),
    /** A line break follows that the header before did not count. */
    NEWLINE_NOT_COUNTED(PROBLEM),
    /** The length has no padding; the body follows directly. */
    HEADER_UNPADDED(PROBLEM),
    /** The header has another width than agreed. */
    HEADER_OTHER_WIDTH(PROBLEM),
    /** The header has more padding than agreed; spaces stand where the next header should begin. */
    HEADER_TOO_WIDE(PROBLEM),
    /** The header is padded with NUL instead of spaces. */
    HEADER_NUL_PADDED(PROBLEM),
    /** The header holds something other than a decimal length: a sign, a fraction, an underscore. */
    BAD_NUMBER(PROBLEM),
    /** The length exceeds the limit. */
    TOO_LONG(PROBLEM),
    /** The messages end in a newline instead of having a header. */
    NEWLINE_FRAMES(PROBLEM),
    /** The length is binary, the most significant byte first. */
    BINARY_LENGTH_BIG_ENDIAN(PROBLEM),
    /** The length is binary, the least significant byte first. */
    BINARY_LENGTH_LITTLE_ENDIAN(PROBLEM),
    /** The bytes come from Java's {@code DataOutputStream.writeUTF}. */
    JAVA_WRITE_UTF(PROBLEM),
    /** The bytes come from Java's {@code ObjectOutputStream}. */
    JAVA_OBJECT(PROBLEM),
    /** The bytes are a Python pickle. */
    PICKLE(PROBLEM),
    /** The text is the result of Python's {@code str(bytes)}: the b and the quotation marks became part of it. */
    BYTES_AS_TEXT(PROBLEM),
    /** The text is the name of an object instead of its content. */
    OBJECT_NAME(PROBLEM),
    /** The message is JSON without a length before it. */
    JSON_BARE(PROBLEM),
    /** The text is encoded as UTF-16. */
    UTF16(PROBLEM),
    /** A byte order mark precedes the digits. */
    BYTE_ORDER_MARK(PROBLEM),
    /** The peer is a web browser or a proxy. */
    HTTP(PROBLEM),
    /** The peer sends a TLS handshake record. */
    TLS(PROBLEM),
    /** The peer sends plain bytes to a listener that expects TLS. */
    PLAIN_ON_TLS(PROBLEM),
    /** The message held the class code or a wrong one; its content is not kept. */
    CLASS_CODE(NOTE),
    /** The class code is wrong. */
    WRONG_CODE(PROBLEM),
    /** The peer is a terminal that negotiates options, as telnet does; the text behind them is read. */
    TELNET(NOTE),
    /** A proxy put its header before the bytes of its client. */
    PROXY_HEADER(NOTE),
    /** The peer is another program or a port scanner. */
    OTHER_PROGRAM(PROBLEM),
    /** The stream ended or the time ran out inside a header. */
    HEADER_INCOMPLETE(PROBLEM),
    /** The stream ended or the time ran out inside a body. */
    BODY_INCOMPLETE(PROBLEM),
    /** Other bytes stand in the place of the end that is agreed behind each body. */
    END_WRONG(PROBLEM),
    /** The line is longer than the limit. */
    LINE_TOO_LONG(PROBLEM),
    /** The bytes came after the deadline of the frame before and are taken for its rest. */
    LATE_REST(PROBLEM),
    /** The memory budget of the server has no room for a message of that size. */
    OVERLOADED(PROBLEM),
    /** The body ends in the NUL of a C string. */
    NUL_COUNTED(NOTE),
    /** The last line came without its line end. */
    LINE_UNFINISHED(PROBLEM),
    /** The bytes match no known pattern. */
    UNKNOWN(PROBLEM);

    private final Severity severity;

    Cause(Severity severity) {
        this.severity = severity;
    }

    /** Returns the severity of this cause. */
    public Severity severity() {
        return severity;
    }

    /** Returns the stable name that files store, for example {@code no-header}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
