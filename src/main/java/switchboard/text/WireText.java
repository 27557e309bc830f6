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
    /** The header, the name of the framing, the header that it writes, and how a client writes it. */
    HEADER_AS_AGREED("header-not-canonical.as-agreed", RepairText.AS_AGREED, TEXT, TEXT, TEXT, NESTED),
    /** The first wrong byte in hexadecimal digits, and its position. */
    NOT_UTF8("not-utf8", RepairText.NOT_UTF8, TEXT, COUNT),
    /** The first wrong byte in hexadecimal digits, and its position; the bytes are hardly a text. */
    NOT_UTF8_BINARY("not-utf8.binary", null, TEXT, COUNT),
    /** The likely charset, and the beginning of the text in it. */
    NOT_UTF8_CHARSET("not-utf8.charset", RepairText.NOT_UTF8, TEXT, TEXT),
    /** The format of the file that is the body. */
    CONTENT_FILE("content", null, NESTED),
    /** No argument; the body is a Python pickle. */
    CONTENT_PICKLE("content.pickle", RepairText.PICKLE_BODY),
    /** No argument; the body is Java objects. */
    CONTENT_JAVA_OBJECT("content.java-object", RepairText.JAVA_OBJECT),
    /** The charset. */
    CONTENT_UTF16("content.utf16", RepairText.UTF16, TEXT),
    /** No argument; the body begins with a byte order mark. */
    CONTENT_BYTE_ORDER_MARK("content.byte-order-mark", RepairText.BYTE_ORDER_MARK),
    /** The text. */
    CONTENT_BYTES_AS_TEXT("content.bytes-as-text", RepairText.BYTES_AS_TEXT, TEXT),
    /** The text. */
    CONTENT_OBJECT_NAME("content.object-name", RepairText.OBJECT_NAME, TEXT),
    /** The protocol. */
    CONTENT_PROTOCOL("content.protocol", null, NESTED),
    /** The protocol, and the framing that reads it. */
    CONTENT_PROTOCOL_FRAMING("content.protocol-framing", RepairText.OTHER_PROGRAM_FRAMING, NESTED, TEXT),
    /** The number of sentences of NMEA 0183. */
    CONTENT_SENTENCES("content.sentences", null, COUNT),
    /** The encoding, the first wrong byte in hexadecimal digits, and its position. */
    NOT_CHARSET("not-utf8.other", null, TEXT, TEXT, COUNT),
    /** The encoding; the end cuts a character. */
    NOT_CHARSET_CUT("not-utf8.other-cut", null, TEXT),
    /** The encoding that was chosen since. */
    NOT_UTF8_THEN("not-utf8.then", null, TEXT),
    /** The word. */
    GOODBYE_WORD("goodbye-word", null, TEXT),
    /** The text, and the agreed width. */
    NO_HEADER("no-header", RepairText.NO_HEADER, TEXT, NUMBER),
    /** The bytes, and the description of the framing. */
    NO_HEADER_DESCRIBED("no-header.described", null, TEXT, NESTED),
    /** The bytes, the description of the framing, and how a client writes it. */
    NO_HEADER_AS_AGREED("no-header.as-agreed", RepairText.AS_AGREED, TEXT, NESTED, NESTED),
    /** The text, the width of the length, the length that its first bytes would be, and how a client writes it. */
    NO_HEADER_AS_LENGTH("no-header.as-length", RepairText.AS_AGREED, TEXT, NUMBER, COUNT, NESTED),
    /** The number of white space characters, the description of the framing, and how a client writes it. */
    NO_HEADER_BLANK("no-header.blank", RepairText.AS_AGREED, COUNT, NESTED, NESTED),
    /** The text, which was read as the beginning of the header behind it. */
    NO_HEADER_GLUED("no-header.glued", null, TEXT),
    /** The text, its end, the framing that has this end, and how a client writes the agreed one. */
    NO_HEADER_ENDED("no-header.ended", RepairText.OTHER_LENGTH, TEXT, TEXT, TEXT, NESTED),
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
    /** The word in place of the number, and the agreed width. */
    BAD_NUMBER_WORD("bad-number.word", RepairText.BAD_NUMBER, TEXT, NUMBER),
    /** The word in place of the number, the format of the bytes behind it, and the agreed width. */
    BAD_NUMBER_WORD_BEFORE("bad-number.word-before", RepairText.BAD_NUMBER, TEXT, NESTED, NUMBER),
    /** The announced length, the bytes before the next header, and the difference. */
    LENGTH_TOO_LARGE("length-too-large", RepairText.LENGTH_TOO_LARGE, COUNT, COUNT, COUNT),
    /** The announced length, the bytes before the next header, and the difference, which is 1. */
    LENGTH_TOO_LARGE_ONE("length-too-large.one-more", RepairText.LENGTH_TOO_LARGE, COUNT, COUNT, COUNT),
    /** The announced length, the bytes before the next header, and the difference, which quotation marks make. */
    LENGTH_TOO_LARGE_QUOTES("length-too-large.quotes", RepairText.LENGTH_TOO_LARGE, COUNT, COUNT, COUNT),
    /** The announced length, the bytes before the next header, and the difference, which is the header's width. */
    LENGTH_TOO_LARGE_HEADER("length-too-large.header", RepairText.LENGTH_TOO_LARGE, COUNT, COUNT, COUNT),
    /** The announced length, the bytes before the next header, and the difference. */
    LENGTH_TOO_LARGE_OR_SENDERS("length-too-large.or-senders", RepairText.TWO_SENDERS, COUNT, COUNT, COUNT),
    /** The announced length, the bytes before the other header, and those behind its message. */
    TWO_SENDERS("two-senders", RepairText.TWO_SENDERS, COUNT, COUNT, COUNT),
    /** The description of the length that fits, the agreed one, the name of the first, and how a client writes. */
    OTHER_LENGTH("other-length", RepairText.OTHER_LENGTH, NESTED, NESTED, TEXT, NESTED),
    /** The number of bytes. */
    MORE_OF_THE_SAME("more-of-the-same", null, COUNT),
    /** The description of the length. */
    MORE_OF_THE_SAME_FRAMING("more-of-the-same.framing", null, NESTED),
    /** The end. */
    MORE_OF_THE_SAME_END("more-of-the-same.end", null, TEXT),
    /** The number of bytes. */
    MORE_OF_THE_SENDER("more-of-the-same.sender", null, COUNT),
    /** The number of bytes. */
    MORE_OF_THE_MESSAGE("more-of-the-same.message", null, COUNT),
    /** The announced length, and the limit. */
    TOO_LONG("too-long", RepairText.TOO_LONG, COUNT, COUNT),
    /** The highest length that is counted, which is less than the announced one, and the limit. */
    TOO_LONG_TO_COUNT("too-long.to-count", RepairText.TOO_LONG, COUNT, COUNT),
    /** The text, the width of the length, the length that its first bytes would be, and how a client writes it. */
    TOO_LONG_TEXT("too-long.text", RepairText.AS_AGREED, TEXT, NUMBER, COUNT, NESTED),
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
    /** The header in hexadecimal digits, the length, the one that is read, the framing, and how a client writes. */
    ORDER_HIGHEST_FIRST("binary-length-big-endian.order", RepairText.OTHER_LENGTH, TEXT, COUNT, COUNT, TEXT, NESTED),
    /** The header in hexadecimal digits, the length, the one that is read, the framing, and how a client writes. */
    ORDER_LOWEST_FIRST("binary-length-little-endian.order", RepairText.OTHER_LENGTH, TEXT, COUNT, COUNT, TEXT, NESTED),
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
    /** The request, and the name that the program gives itself. */
    HTTP_PROGRAM("http.program", RepairText.HTTP, TEXT, TEXT),
    /** The request. */
    HTTP_WEBSOCKET("http.websocket", RepairText.HTTP_WEBSOCKET, TEXT),
    /** The request. */
    HTTP_NTRIP("http.ntrip", null, TEXT),
    /** No argument; a client of HTTP/2, perhaps gRPC, called. */
    HTTP_TWO("http.two", RepairText.HTTP),
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
    /** The length of the commands. */
    TELNET_LEFT_OUT("telnet.left-out", RepairText.TELNET, BYTES),
    /** The address of the client in the header. */
    PROXY_HEADER("proxy-header", RepairText.PROXY_HEADER, TEXT),
    /** No argument; the header names no client. */
    PROXY_HEADER_UNKNOWN("proxy-header.unknown", RepairText.PROXY_HEADER),
    /** The protocol of the other program. */
    OTHER_PROGRAM_NAMED("other-program.named", null, NESTED),
    /** The text, and the protocol of the other program. */
    OTHER_PROGRAM_LIKELY("other-program.likely", null, TEXT, NESTED),
    /** The protocol of the device. */
    OTHER_PROGRAM_DEVICE("other-program.device", null, NESTED),
    /** The protocol of the device, and the framing that reads it. */
    OTHER_PROGRAM_FRAMING("other-program.framing", RepairText.OTHER_PROGRAM_FRAMING, NESTED, TEXT),
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
    /** The bytes, the description of the framing, and how a client writes it. */
    HEADER_INCOMPLETE_AS_AGREED("header-incomplete.as-agreed", RepairText.AS_AGREED, TEXT, NESTED, NESTED),
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
    /** The beginning of the message, and the ends. */
    RECORD_OPEN("line-open", null, TEXT, NESTED),
    /** The last message, and the ends. */
    RECORD_LAST("line-open.last", null, TEXT, NESTED),
    /** The end that came, the agreed ones, and the framing that has it. */
    OTHER_END("other-end", RepairText.OTHER_END, TEXT, NESTED, TEXT),
    /** The byte in hexadecimal digits and its name, the byte that was meant, and the agreed ends. */
    OTHER_END_HEXADECIMAL("other-end.hexadecimal", null, TEXT, TEXT, TEXT, NESTED),
    /** The number of bytes. */
    LATE_REST("late-rest", RepairText.LATE_REST, COUNT),
    /** The number of bytes, and of those that are kept. */
    LATE_REST_SKIPPED("late-rest.skipped", RepairText.LATE_REST, COUNT, COUNT),
    /** Such bytes up to the agreed end, of which only the first ones are kept. */
    LATE_RECORD_SKIPPED("late-rest.record-skipped", RepairText.LATE_REST, COUNT, COUNT, TEXT),
    /** No argument; the memory for incomplete messages was exhausted. */
    OVERLOADED("overloaded", RepairText.OVERLOADED),
    /** No argument; the body ends in NUL. */
    NUL_COUNTED("nul-counted", RepairText.NUL_COUNTED),
    /** The number of received bytes, their beginning in hexadecimal digits, and the agreed width. */
    UNKNOWN("unknown", RepairText.UNKNOWN, BYTES, TEXT, NUMBER),
    /** The number of bytes, which are distributed as by chance. */
    UNKNOWN_NOISE("unknown.noise", RepairText.UNKNOWN_NOISE, BYTES);

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
