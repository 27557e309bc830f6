package switchboard.wire;

import static switchboard.wire.Severity.NOTE;
import static switchboard.wire.Severity.PROBLEM;

import java.util.Locale;

/**
 * The causes that a {@link Finding} can name.
 *
 * <p>The sentences to each are the codes of {@link switchboard.text.WireText} that begin with its {@link #id()}.
 */
public enum Cause {
    /** The header is understood, but is not what {@link Framing} would write. */
    HEADER_NOT_CANONICAL(NOTE),
    /** The body is no valid UTF-8. */
    NOT_UTF8(NOTE),
    /** The agreed word for goodbye: an agreement of the programs, not of TCP. */
    GOODBYE_WORD(NOTE),
    /** Text where a header should be. */
    NO_HEADER(PROBLEM),
    /** The first message had a header, this one has none. */
    HEADER_ONCE(PROBLEM),
    /** The header of the message before counted characters; these bytes are the uncounted rest. */
    COUNTS_CHARACTERS(PROBLEM),
    /** A newline that the header of the message before did not count. */
    NEWLINE_NOT_COUNTED(PROBLEM),
    /** A length without its padding, the body right behind. */
    HEADER_UNPADDED(PROBLEM),
    /** A header of another width than agreed. */
    HEADER_OTHER_WIDTH(PROBLEM),
    /** More padding than agreed: blanks where a header should begin. */
    HEADER_TOO_WIDE(PROBLEM),
    /** Padded with NUL instead of spaces. */
    HEADER_NUL_PADDED(PROBLEM),
    /** 64 bytes that hold something else than a decimal length: a sign, a fraction, an underscore. */
    BAD_NUMBER(PROBLEM),
    /** A length beyond the limit. */
    TOO_LONG(PROBLEM),
    /** Messages that end in a newline instead of having a header. */
    NEWLINE_FRAMES(PROBLEM),
    /** The length as binary bytes, most significant first. */
    BINARY_LENGTH_BIG_ENDIAN(PROBLEM),
    /** The length as binary bytes, least significant first. */
    BINARY_LENGTH_LITTLE_ENDIAN(PROBLEM),
    /** Java's {@code DataOutputStream.writeUTF}. */
    JAVA_WRITE_UTF(PROBLEM),
    /** Java's {@code ObjectOutputStream}. */
    JAVA_OBJECT(PROBLEM),
    /** A Python pickle. */
    PICKLE(PROBLEM),
    /** {@code str(bytes)}: the b and the quotes became part of the text. */
    BYTES_AS_TEXT(PROBLEM),
    /** The name of an object instead of its content. */
    OBJECT_NAME(PROBLEM),
    /** JSON without a length in front. */
    JSON_BARE(PROBLEM),
    /** Two bytes per character. */
    UTF16(PROBLEM),
    /** A byte order mark before the digits. */
    BYTE_ORDER_MARK(PROBLEM),
    /** A web browser or proxy. */
    HTTP(PROBLEM),
    /** A TLS client hello. */
    TLS(PROBLEM),
    /** Bytes without TLS where TLS is spoken. */
    PLAIN_ON_TLS(PROBLEM),
    /** The class code, or what stood in its place; it is not kept. */
    CLASS_CODE(NOTE),
    /** Not the class code. */
    WRONG_CODE(PROBLEM),
    /** A terminal that negotiates, as telnet does. */
    TELNET(PROBLEM),
    /** Another program or a port scanner. */
    OTHER_PROGRAM(PROBLEM),
    /** The stream or the time ended inside a header. */
    HEADER_INCOMPLETE(PROBLEM),
    /** The stream or the time ended inside a body. */
    BODY_INCOMPLETE(PROBLEM),
    /** A line longer than the limit. */
    LINE_TOO_LONG(PROBLEM),
    /** The server has no room for a message of that size now. */
    OVERLOADED(PROBLEM),
    /** The body ends in the NUL of a C string. */
    NUL_COUNTED(PROBLEM),
    /** The last line came without its end. */
    LINE_UNFINISHED(PROBLEM),
    /** Bytes that fit no known pattern. */
    UNKNOWN(PROBLEM);

    private final Severity severity;

    Cause(Severity severity) {
        this.severity = severity;
    }

    /** Returns how much it matters. */
    public Severity severity() {
        return severity;
    }

    /** Returns the stable name, for example {@code no-header}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
