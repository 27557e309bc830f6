package switchboard.text;

import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * The change in a client that repairs a fault, for each cause that {@link WireText} explains and that can be repaired.
 *
 * <p>An argument of a text is the last argument of the explanation: the agreed width of the header, or a framing.
 */
public enum RepairText implements TextCode {
    /** Write the header as agreed. */
    HEADER_NOT_CANONICAL("header-not-canonical"),
    /** Encode the text in UTF-8. */
    NOT_UTF8("not-utf8"),
    /** Send a header first. */
    NO_HEADER("no-header", NUMBER),
    /** Send a header each time. */
    HEADER_ONCE("header-once"),
    /** Count the bytes. */
    COUNTS_CHARACTERS("counts-characters"),
    /** Count the newline, or leave it out. */
    NEWLINE_NOT_COUNTED("newline-not-counted"),
    /** Pad the length. */
    HEADER_UNPADDED("header-unpadded", NUMBER),
    /** Use the agreed width. */
    HEADER_OTHER_WIDTH("header-other-width", NUMBER),
    /** Shorten the padding. */
    HEADER_TOO_WIDE("header-too-wide", NUMBER),
    /** Pad with spaces. */
    HEADER_NUL_PADDED("header-nul-padded", NUMBER),
    /** Write the length in digits. */
    BAD_NUMBER("bad-number"),
    /** Send the header before the body. */
    TOO_LONG("too-long"),
    /** Send shorter messages, or raise the limit. */
    TOO_LONG_SKIPPED("too-long.skipped"),
    /** Send a header, or use a listener for lines. */
    NEWLINE_FRAMES("newline-frames"),
    /** Send digits instead of binary bytes. */
    BINARY_LENGTH_BIG_ENDIAN("binary-length-big-endian"),
    /** Send digits instead of binary bytes. */
    BINARY_LENGTH_LITTLE_ENDIAN("binary-length-little-endian"),
    /** Send bytes instead of using {@code writeUTF}. */
    JAVA_WRITE_UTF("java-write-utf"),
    /** Send bytes instead of objects. */
    JAVA_OBJECT("java-object"),
    /** Send JSON instead of a pickle. */
    PICKLE("pickle"),
    /** Send JSON as the body instead of a pickle. */
    PICKLE_BODY("pickle.body"),
    /** Decode the bytes instead of using {@code str}. */
    BYTES_AS_TEXT("bytes-as-text"),
    /** Send the content of the object. */
    OBJECT_NAME("object-name"),
    /** Send a header before the JSON. */
    JSON_BARE("json-bare", NUMBER),
    /** Send UTF-8 instead of UTF-16. */
    UTF16("utf16"),
    /** Send no byte order mark. */
    BYTE_ORDER_MARK("byte-order-mark"),
    /** Use a socket instead of a browser. */
    HTTP("http"),
    /** Use a socket of TCP instead of a WebSocket. */
    HTTP_WEBSOCKET("http.websocket"),
    /** Use a plain socket. */
    TLS("tls"),
    /** Use TLS, or the plain port. */
    PLAIN_ON_TLS("plain-on-tls"),
    /** Send the class code first. */
    WRONG_CODE("wrong-code"),
    /** Use a raw connection. */
    TELNET("telnet"),
    /** Switch the proxy's header off. */
    PROXY_HEADER("proxy-header"),
    /** Use a listener with the framing. */
    OTHER_PROGRAM_FRAMING("other-program.framing", TEXT),
    /** Send the whole header. */
    HEADER_INCOMPLETE("header-incomplete"),
    /** Send the whole body. */
    BODY_INCOMPLETE("body-incomplete"),
    /** Send the line's end. */
    LINE_UNFINISHED("line-unfinished"),
    /** Send a message without pauses. */
    LATE_REST("late-rest"),
    /** Send it later, or send less. */
    OVERLOADED("overloaded"),
    /** Leave the NUL out. */
    NUL_COUNTED("nul-counted"),
    /** Send messages as agreed. */
    UNKNOWN("unknown", NUMBER),
    /** Encrypt the body only. */
    UNKNOWN_NOISE("unknown.noise");

    private final Declaration declaration;

    RepairText(String cause, ArgumentKind... kinds) {
        declaration = new Declaration("wire", cause + ".repair", kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
