package switchboard.text;

import static switchboard.text.ArgumentKind.NUMBER;

/**
 * What to change in a client, for each cause that {@link WireText} explains and that can be repaired.
 *
 * <p>One that takes an argument takes the agreed width of the header, which is the last one of the explanation.
 */
public enum RepairText implements TextCode {
    /** The header is to be written as agreed. */
    HEADER_NOT_CANONICAL("header-not-canonical"),
    /** The text is to be encoded in UTF-8. */
    NOT_UTF8("not-utf8"),
    /** A header is to be sent first. */
    NO_HEADER("no-header", NUMBER),
    /** A header is to be sent each time. */
    HEADER_ONCE("header-once"),
    /** The bytes are to be counted. */
    COUNTS_CHARACTERS("counts-characters"),
    /** The newline is to be counted or left out. */
    NEWLINE_NOT_COUNTED("newline-not-counted"),
    /** The length is to be padded. */
    HEADER_UNPADDED("header-unpadded", NUMBER),
    /** The width is to be the agreed one. */
    HEADER_OTHER_WIDTH("header-other-width", NUMBER),
    /** The padding is to be shorter. */
    HEADER_TOO_WIDE("header-too-wide", NUMBER),
    /** The padding is to be spaces. */
    HEADER_NUL_PADDED("header-nul-padded", NUMBER),
    /** The length is to be digits. */
    BAD_NUMBER("bad-number"),
    /** The header is to come before the body. */
    TOO_LONG("too-long"),
    /** A header, or a listener for lines. */
    NEWLINE_FRAMES("newline-frames"),
    /** Digits instead of binary bytes. */
    BINARY_LENGTH_BIG_ENDIAN("binary-length-big-endian"),
    /** Digits instead of binary bytes. */
    BINARY_LENGTH_LITTLE_ENDIAN("binary-length-little-endian"),
    /** Bytes instead of {@code writeUTF}. */
    JAVA_WRITE_UTF("java-write-utf"),
    /** Bytes instead of objects. */
    JAVA_OBJECT("java-object"),
    /** JSON instead of a pickle. */
    PICKLE("pickle"),
    /** Decode instead of {@code str}. */
    BYTES_AS_TEXT("bytes-as-text"),
    /** The content instead of the object. */
    OBJECT_NAME("object-name"),
    /** A header before the JSON. */
    JSON_BARE("json-bare", NUMBER),
    /** UTF-8 instead of UTF-16. */
    UTF16("utf16"),
    /** No byte order mark. */
    BYTE_ORDER_MARK("byte-order-mark"),
    /** A socket instead of a browser. */
    HTTP("http"),
    /** A plain socket. */
    TLS("tls"),
    /** TLS, or the plain port. */
    PLAIN_ON_TLS("plain-on-tls"),
    /** The class code first. */
    WRONG_CODE("wrong-code"),
    /** A raw connection. */
    TELNET("telnet"),
    /** All of the header. */
    HEADER_INCOMPLETE("header-incomplete"),
    /** All of the body. */
    BODY_INCOMPLETE("body-incomplete"),
    /** The line's end. */
    LINE_UNFINISHED("line-unfinished"),
    /** Later, or less. */
    OVERLOADED("overloaded"),
    /** Without the NUL. */
    NUL_COUNTED("nul-counted"),
    /** As agreed. */
    UNKNOWN("unknown", NUMBER);

    private final Declaration declaration;

    RepairText(String cause, ArgumentKind... kinds) {
        declaration = new Declaration("wire", cause + ".repair", kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
