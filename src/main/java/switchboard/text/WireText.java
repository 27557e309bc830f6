package switchboard.text;

import static switchboard.text.ArgumentKind.BYTES;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sentences about findings in a message, for a beginner; each of a cause's several sentences has its own code. A
 * constant's comment lists the arguments of its sentence.
 */
public enum WireText implements TextCode {
    /** The header, and the name of the framing. */
    HEADER_NOT_CANONICAL("header-not-canonical", RepairText.HEADER_NOT_CANONICAL, TEXT, TEXT),
    /** The header, the name of the framing, and the header that it writes. */
    HEADER_WRITTEN_OTHERWISE("header-not-canonical.described", null, TEXT, TEXT, TEXT),
    /** The first wrong byte in hexadecimal digits, and its position. */
    NOT_UTF8("not-utf8", RepairText.NOT_UTF8, TEXT, COUNT),
    /** The encoding, the first wrong byte in hexadecimal digits, and its position. */
    NOT_CHARSET("not-utf8.other", null, TEXT, TEXT, COUNT),
    /** The encoding; the end cuts a character. */
    NOT_CHARSET_CUT("not-utf8.other-cut", null, TEXT),
    /** The word. */
    GOODBYE_WORD("goodbye-word", null, TEXT),
    /** The text, and the agreed width. */
    NO_HEADER("no-header", RepairText.NO_HEADER, TEXT, NUMBER),
    /** The bytes, and the description of the framing. */
    NO_HEADER_DESCRIBED("no-header.described", null, TEXT, NESTED),
    /** The bytes, and those with which a message begins. */
    NO_BEGINNING("no-header.beginning", null, TEXT, TEXT),
    /** The text. */
    HEADER_ONCE("header-once", RepairText.HEADER_ONCE, TEXT),
    /** The length in the header, and the right one. */
    COUNTS_CHARACTERS("counts-characters", RepairText.COUNTS_CHARACTERS, COUNT, COUNT),
    /** The length in the header. */
    COUNTS_CHARACTERS_CUT("counts-characters.cut", RepairText.COUNTS_CHARACTERS, COUNT),
    /** No argument; a line end follows the message. */
    NEWLINE_NOT_COUNTED("newline-not-counted", RepairText.NEWLINE_NOT_COUNTED),
    /** The length, its width, the number of missing spaces, and the agreed width. */
    HEADER_UNPADDED("header-unpadded", RepairText.HEADER_UNPADDED, NUMBER, BYTES, NUMBER, NUMBER),
    /** The client's width, and the agreed one. */
    HEADER_OTHER_WIDTH("header-other-width", RepairText.HEADER_OTHER_WIDTH, NUMBER, NUMBER),
    /** The agreed width. */
    HEADER_TOO_WIDE("header-too-wide", RepairText.HEADER_TOO_WIDE, NUMBER),
    /** The agreed width, for the repair. */
    HEADER_NUL_PADDED("header-nul-padded", RepairText.HEADER_NUL_PADDED, NUMBER),
    /** The text in place of the number, and the agreed width. */
    BAD_NUMBER("bad-number", RepairText.BAD_NUMBER, TEXT, NUMBER),
    /** The announced length, and the limit. */
    TOO_LONG("too-long", RepairText.TOO_LONG, COUNT, COUNT),
    /** The highest length that is counted, which is less than the announced one, and the limit. */
    TOO_LONG_TO_COUNT("too-long.to-count", RepairText.TOO_LONG, COUNT, COUNT),
    /** The announced length, the limit, and the kept and the skipped bytes of the body. */
    TOO_LONG_SKIPPED("too-long.skipped", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT, COUNT),
    /** The announced length, the limit, and the kept and the skipped bytes of the body. */
    TOO_LONG_ENDED("too-long.ended", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT, COUNT),
    /** The announced length, the limit, and the kept and the skipped bytes of the body. */
    TOO_LONG_CUT("too-long.cut", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT, COUNT),
    /** The announced length, the limit, and the kept and the skipped bytes of the body. */
    TOO_LONG_WAITED("too-long.waited", RepairText.TOO_LONG, COUNT, COUNT, COUNT, COUNT),
    /** The text, and the agreed width. */
    NEWLINE_FRAMES("newline-frames", RepairText.NEWLINE_FRAMES, TEXT, NUMBER),
    /** The length, and the agreed width. */
    BINARY_LENGTH_BIG_ENDIAN("binary-length-big-endian", RepairText.BINARY_LENGTH_BIG_ENDIAN, NUMBER, NUMBER),
    /** The length, and the agreed width. */
    BINARY_LENGTH_LITTLE_ENDIAN("binary-length-little-endian", RepairText.BINARY_LENGTH_LITTLE_ENDIAN, NUMBER, NUMBER),
    /** The length, and the agreed width. */
    JAVA_WRITE_UTF("java-write-utf", RepairText.JAVA_WRITE_UTF, NUMBER, NUMBER),
    /** No argument; Java objects were received. */
    JAVA_OBJECT("java-object", RepairText.JAVA_OBJECT),
    /** No argument; a Python pickle was received. */
    PICKLE("pickle", RepairText.PICKLE),
    /** The text. */
    BYTES_AS_TEXT("bytes-as-text", RepairText.BYTES_AS_TEXT, TEXT),
    /** The text. */
    OBJECT_NAME("object-name", RepairText.OBJECT_NAME, TEXT),
    /** The text, and the agreed width for the repair. */
    JSON_BARE("json-bare", RepairText.JSON_BARE, TEXT, NUMBER),
    /** No argument; UTF-16 was received. */
    UTF16("utf16", RepairText.UTF16),
    /** No argument; a byte order mark was received. */
    BYTE_ORDER_MARK("byte-order-mark", RepairText.BYTE_ORDER_MARK),
    /** The request. */
    HTTP("http", RepairText.HTTP, TEXT),
    /** No argument; an HTTP client called that has not sent the class code, so that its request is not shown. */
    HTTP_UNQUOTED("http.unquoted", RepairText.HTTP),
    /** No argument; a TLS client connected to a plain listener. */
    TLS("tls", RepairText.TLS),
    /** No argument; a plain client connected to a listener with TLS. */
    PLAIN_ON_TLS("plain-on-tls", RepairText.PLAIN_ON_TLS),
    /** No argument; the message was an attempt at the class code. */
    CLASS_CODE("class-code", null),
    /** The consequence for the client. */
    WRONG_CODE("wrong-code", RepairText.WRONG_CODE, NESTED),
    /** No argument; a telnet terminal connected. */
    TELNET("telnet", RepairText.TELNET),
    /** The text of the other program. */
    OTHER_PROGRAM("other-program", null, TEXT),
    /** No argument; a browser or another program looks for a server of calls. */
    OTHER_PROGRAM_STUN("other-program.stun", null),
    /** The text, its length, and the agreed width. */
    HEADER_INCOMPLETE_ENDED("header-incomplete.ended", RepairText.HEADER_INCOMPLETE, TEXT, BYTES, NUMBER),
    /** The text, its length, and the agreed width. */
    HEADER_INCOMPLETE_CUT("header-incomplete.cut", RepairText.HEADER_INCOMPLETE, TEXT, BYTES, NUMBER),
    /** The text, its length, and the agreed width. */
    HEADER_INCOMPLETE_WAITED("header-incomplete.waited", RepairText.HEADER_INCOMPLETE, TEXT, BYTES, NUMBER),
    /** The bytes, and the description of the framing. */
    HEADER_INCOMPLETE_DESCRIBED("header-incomplete.described", null, TEXT, NESTED),
    /** The announced, the received and the missing bytes. */
    BODY_INCOMPLETE_ENDED("body-incomplete.ended", RepairText.BODY_INCOMPLETE, COUNT, COUNT, COUNT),
    /** The announced, the received and the missing bytes. */
    BODY_INCOMPLETE_CUT("body-incomplete.cut", RepairText.BODY_INCOMPLETE, COUNT, COUNT, COUNT),
    /** The announced, the received and the missing bytes. */
    BODY_INCOMPLETE_WAITED("body-incomplete.waited", RepairText.BODY_INCOMPLETE, COUNT, COUNT, COUNT),
    /** The announced and the received bytes, and the agreed width. */
    BODY_INCOMPLETE_HEADER_COUNTED("body-incomplete.header-counted", RepairText.BODY_INCOMPLETE, COUNT, COUNT, NUMBER),
    /** The bytes that belong behind the header, the received and the missing ones. */
    BODY_INCOMPLETE_DESCRIBED("body-incomplete.described", null, COUNT, COUNT, COUNT),
    /** The received bytes, and the size of a message. */
    SIZE_INCOMPLETE("body-incomplete.size", null, COUNT, COUNT),
    /** The agreed end, and the bytes in its place. */
    END_WRONG("end-wrong", null, TEXT, TEXT),
    /** The beginning of the line, and the limit. */
    LINE_TOO_LONG("line-too-long", null, TEXT, COUNT),
    /** The limit, and the kept and the skipped bytes. */
    LINE_TOO_LONG_SKIPPED("line-too-long.skipped", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT),
    /** The limit, and the kept and the skipped bytes. */
    LINE_TOO_LONG_UNFINISHED("line-too-long.unfinished", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT),
    /** The beginning of the message, and the limit. */
    RECORD_TOO_LONG("line-too-long.record", null, TEXT, COUNT),
    /** The limit, the kept and the skipped bytes, and those of the end in hexadecimal digits. */
    RECORD_TOO_LONG_SKIPPED("line-too-long.record-skipped", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT, TEXT),
    /** The limit, and the kept and the skipped bytes. */
    RECORD_TOO_LONG_UNFINISHED("line-too-long.record-unfinished", RepairText.TOO_LONG_SKIPPED, COUNT, COUNT, COUNT),
    /** The beginning of the line. */
    LINE_UNFINISHED("line-unfinished", RepairText.LINE_UNFINISHED, TEXT),
    /** The beginning of the message, and the ends. */
    RECORD_UNFINISHED("line-unfinished.record", null, TEXT, NESTED),
    /** The number of bytes. */
    LATE_REST("late-rest", RepairText.LATE_REST, COUNT),
    /** The number of bytes, and of those that are kept. */
    LATE_REST_SKIPPED("late-rest.skipped", RepairText.LATE_REST, COUNT, COUNT),
    /** No argument; the memory for incomplete messages was exhausted. */
    OVERLOADED("overloaded", RepairText.OVERLOADED),
    /** No argument; the body ends in NUL. */
    NUL_COUNTED("nul-counted", RepairText.NUL_COUNTED),
    /** The number of received bytes, their beginning in hexadecimal digits, and the agreed width. */
    UNKNOWN("unknown", RepairText.UNKNOWN, BYTES, TEXT, NUMBER);

    private final Declaration declaration;
    private final @Nullable RepairText repair;

    WireText(String key, @Nullable RepairText repair, ArgumentKind... kinds) {
        this.declaration = new Declaration("wire", key, kinds);
        this.repair = repair;
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    /** Returns the change in the client that repairs the fault; empty if none is needed. */
    public Optional<RepairText> repair() {
        return Optional.ofNullable(repair);
    }
}
