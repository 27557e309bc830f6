package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Texts about filters: the messages that they match, examples of their conditions, and mistakes in them. Most are
 * phrases and no sentences. A constant's comment lists its arguments.
 */
public enum FilterLanguageText implements TextCode {
    // Combinations of conditions.
    ALL("all"),
    NONE("none"),
    /** Two conditions that both have to hold. */
    AND("and", NESTED, NESTED),
    /** A condition that has to hold, and the number of further ones. */
    AND_MORE("and.more", NESTED, COUNT),
    /** Two conditions of which one has to hold. */
    OR("or", NESTED, NESTED),
    /** A condition of which one has to hold, and the number of further ones. */
    OR_MORE("or.more", NESTED, COUNT),
    /** The condition that must not hold. */
    NOT("not", NESTED),
    /** The condition in parentheses. */
    GROUP("group", NESTED),

    // The messages that match a condition.
    IN("in"),
    OUT("out"),
    /** Titles of clients. */
    WITH("with", TEXT),
    /** Titles of clients, and the number of further ones. */
    WITH_MORE("with.more", TEXT, COUNT),
    /** Titles of clients. */
    FROM("from", TEXT),
    /** Titles of clients, and the number of further ones. */
    FROM_MORE("from.more", TEXT, COUNT),
    /** Titles of clients. */
    TO("to", TEXT),
    /** Titles of clients, and the number of further ones. */
    TO_MORE("to.more", TEXT, COUNT),
    /** The text. */
    WITH_CALLED("with.called", TEXT),
    /** The text. */
    FROM_CALLED("from.called", TEXT),
    /** The text. */
    TO_CALLED("to.called", TEXT),
    /** Addresses and ranges. */
    WITH_ADDR("with.addr", TEXT),
    /** Addresses and ranges. */
    FROM_ADDR("from.addr", TEXT),
    /** Addresses and ranges. */
    TO_ADDR("to.addr", TEXT),
    /** The hexadecimal digits. */
    BYTES("bytes", TEXT),
    /** The hexadecimal digits. */
    BYTES_NOT("bytes.not", TEXT),
    /** The pattern. */
    PATTERN("pattern", TEXT),
    /** The pattern. */
    PATTERN_NOT("pattern.not", TEXT),
    /** The text. */
    CONTAINS("text", TEXT),
    /** The text. */
    CONTAINS_NOT("text.not", TEXT),
    /** The bytes. */
    SIZE_LESS("size.less", COUNT),
    /** The bytes. */
    SIZE_MOST("size.most", COUNT),
    /** The bytes. */
    SIZE_EQUAL("size.equal", COUNT),
    /** The bytes. */
    SIZE_LEAST("size.least", COUNT),
    /** The bytes. */
    SIZE_MORE("size.more", COUNT),
    /** The time. */
    TIME_LESS("time.less", TEXT),
    /** The time. */
    TIME_MOST("time.most", TEXT),
    /** The time. */
    TIME_EQUAL("time.equal", TEXT),
    /** The time. */
    TIME_LEAST("time.least", TEXT),
    /** The time. */
    TIME_MORE("time.more", TEXT),
    /** The number of the message. */
    NUMBER_LESS("number.less", COUNT),
    /** The number of the message. */
    NUMBER_MOST("number.most", COUNT),
    /** The number of the message. */
    NUMBER_EQUAL("number.equal", COUNT),
    /** The number of the message. */
    NUMBER_LEAST("number.least", COUNT),
    /** The number of the message. */
    NUMBER_MORE("number.more", COUNT),
    PROBLEM("problem"),
    PROBLEM_NOT("problem.not"),
    /** Takes no argument. */
    SUPERSEDED("superseded"),
    /** Takes no argument. */
    SUPERSEDED_NOT("superseded.not"),
    /** Takes no argument. */
    REREAD("reread"),
    /** Takes no argument. */
    REREAD_NOT("reread.not"),
    /** The cause. */
    PROBLEM_CAUSE("problem.cause", NESTED),
    /** The word of a cause that this program does not know. */
    PROBLEM_OTHER("problem.other", TEXT),
    MARKED("marked"),
    NOTED("noted"),
    NOTED_NOT("noted.not"),
    /** The text. */
    NOTE("note", TEXT),
    /** The text. */
    NOTE_NOT("note.not", TEXT),

    // The reasons why a filter is wrong.
    /** The key, and examples. */
    WRONG_EMPTY("wrong.empty", TEXT, NESTED),
    /** The key, the value, and examples. */
    WRONG_VALUE("wrong.value", TEXT, TEXT, NESTED),
    /** The key, and examples. */
    WRONG_SIGN("wrong.sign", TEXT, NESTED),
    /** The operator. */
    WRONG_OPERATOR("wrong.operator", TEXT),
    WRONG_OPEN("wrong.open"),
    /** The allowed number. */
    WRONG_DEEP("wrong.deep", NUMBER),
    /** The allowed number. */
    WRONG_MANY("wrong.many", NUMBER),

    /** The typed bytes, and the mistake in them. */
    WRONG_BYTES("wrong.bytes", TEXT, NESTED),
    /** The typed text, and the mistake in an escape of it. */
    WRONG_ESCAPE("wrong.escape", TEXT, NESTED),

    // Mistakes in patterns: the pattern and the mistake, then parts of that sentence.
    PATTERN_WRONG("pattern.wrong", TEXT, NESTED),
    PATTERN_CLOSE("pattern.close"),
    /** The sign. */
    PATTERN_NOTHING("pattern.nothing", TEXT),
    PATTERN_GROUP("pattern.group"),
    PATTERN_LARGE("pattern.large"),
    /** The sign that opens. */
    PATTERN_OPEN("pattern.open", TEXT),
    PATTERN_TIMES("pattern.times"),
    PATTERN_RANGE("pattern.range"),
    PATTERN_ESCAPE("pattern.escape"),

    // Languages of other programs: what was typed, and what to type here.
    FOREIGN_WRITE("foreign.write", TEXT, TEXT),
    FOREIGN_UNKNOWN("foreign.unknown", TEXT),
    FOREIGN_GLOB("foreign.glob", TEXT, TEXT),
    FOREIGN_GREP("foreign.grep", TEXT, TEXT),
    FOREIGN_SQL("foreign.sql"),

    // Examples of what can be typed with a key.
    EXAMPLE_ADDR("example.addr"),
    EXAMPLE_HEX("example.hex"),
    EXAMPLE_CLIENT("example.client"),
    EXAMPLE_FROM("example.from"),
    EXAMPLE_TO("example.to"),
    EXAMPLE_IS("example.is"),
    EXAMPLE_HAS("example.has"),
    EXAMPLE_DIR("example.dir"),
    EXAMPLE_PROBLEM("example.problem"),
    EXAMPLE_NOTE("example.note"),
    EXAMPLE_SIZE("example.size"),
    EXAMPLE_TIME("example.time"),
    EXAMPLE_AFTER("example.after"),
    EXAMPLE_SINCE("example.since"),
    EXAMPLE_BEFORE("example.before"),
    EXAMPLE_UNTIL("example.until"),
    EXAMPLE_LAST("example.last"),
    EXAMPLE_NUMBER("example.number"),
    EXAMPLE_TEXT("example.text"),

    // The meanings of completions.
    COMPLETE_IS_PROBLEM("complete.is.problem"),
    COMPLETE_IS_IN("complete.is.in"),
    COMPLETE_IS_OUT("complete.is.out"),
    COMPLETE_IS_MARKED("complete.is.marked"),
    COMPLETE_IS_MARK("complete.is.mark"),
    COMPLETE_IS_NOTED("complete.is.noted"),
    COMPLETE_IS_NOTE("complete.is.note"),
    COMPLETE_ADDR("complete.addr"),
    COMPLETE_HEX("complete.hex"),
    COMPLETE_IS_SUPERSEDED("complete.is.superseded"),
    COMPLETE_IS_REREAD("complete.is.reread"),
    COMPLETE_CLIENT("complete.client"),
    COMPLETE_FROM("complete.from"),
    COMPLETE_TO("complete.to"),
    COMPLETE_LAST_5M("complete.last.5m"),
    COMPLETE_TIME("complete.time"),
    COMPLETE_SIZE("complete.size"),
    COMPLETE_PROBLEM("complete.problem"),
    COMPLETE_NOTE("complete.note"),
    COMPLETE_NUMBER("complete.number"),
    COMPLETE_AFTER("complete.after"),
    COMPLETE_BEFORE("complete.before"),
    COMPLETE_NOT("complete.not"),
    COMPLETE_OR("complete.or"),
    /** The name. */
    COMPLETE_CALLED("complete.called", TEXT),
    /** The address. */
    COMPLETE_HOST("complete.host", TEXT),
    /** Number and name of a client, and its address. */
    COMPLETE_TITLED("complete.titled", TEXT, TEXT),

    // The names of the causes of findings.
    CAUSE_HEADER_NOT_CANONICAL("cause.header-not-canonical"),
    CAUSE_NOT_UTF8("cause.not-utf8"),
    CAUSE_CONTENT("cause.content"),
    CAUSE_GOODBYE_WORD("cause.goodbye-word"),
    CAUSE_NO_HEADER("cause.no-header"),
    CAUSE_HEADER_ONCE("cause.header-once"),
    CAUSE_COUNTS_CHARACTERS("cause.counts-characters"),
    CAUSE_NEWLINE_NOT_COUNTED("cause.newline-not-counted"),
    CAUSE_HEADER_UNPADDED("cause.header-unpadded"),
    CAUSE_HEADER_OTHER_WIDTH("cause.header-other-width"),
    CAUSE_HEADER_TOO_WIDE("cause.header-too-wide"),
    CAUSE_HEADER_NUL_PADDED("cause.header-nul-padded"),
    CAUSE_BAD_NUMBER("cause.bad-number"),
    CAUSE_TOO_LONG("cause.too-long"),
    CAUSE_NEWLINE_FRAMES("cause.newline-frames"),
    CAUSE_BINARY_LENGTH_BIG_ENDIAN("cause.binary-length-big-endian"),
    CAUSE_BINARY_LENGTH_LITTLE_ENDIAN("cause.binary-length-little-endian"),
    CAUSE_JAVA_WRITE_UTF("cause.java-write-utf"),
    CAUSE_JAVA_OBJECT("cause.java-object"),
    CAUSE_PICKLE("cause.pickle"),
    CAUSE_BYTES_AS_TEXT("cause.bytes-as-text"),
    CAUSE_OBJECT_NAME("cause.object-name"),
    CAUSE_JSON_BARE("cause.json-bare"),
    CAUSE_UTF16("cause.utf16"),
    CAUSE_BYTE_ORDER_MARK("cause.byte-order-mark"),
    CAUSE_HTTP("cause.http"),
    CAUSE_TLS("cause.tls"),
    CAUSE_PLAIN_ON_TLS("cause.plain-on-tls"),
    CAUSE_CLASS_CODE("cause.class-code"),
    CAUSE_WRONG_CODE("cause.wrong-code"),
    CAUSE_TELNET("cause.telnet"),
    CAUSE_PROXY_HEADER("cause.proxy-header"),
    CAUSE_OTHER_PROGRAM("cause.other-program"),
    CAUSE_HEADER_INCOMPLETE("cause.header-incomplete"),
    CAUSE_BODY_INCOMPLETE("cause.body-incomplete"),
    CAUSE_END_WRONG("cause.end-wrong"),
    CAUSE_LINE_TOO_LONG("cause.line-too-long"),
    CAUSE_LATE_REST("cause.late-rest"),
    CAUSE_OVERLOADED("cause.overloaded"),
    CAUSE_NUL_COUNTED("cause.nul-counted"),
    CAUSE_LINE_UNFINISHED("cause.line-unfinished"),
    CAUSE_LENGTH_TOO_LARGE("cause.length-too-large"),
    CAUSE_TWO_SENDERS("cause.two-senders"),
    CAUSE_OTHER_LENGTH("cause.other-length"),
    CAUSE_OTHER_END("cause.other-end"),
    CAUSE_LINE_OPEN("cause.line-open"),
    CAUSE_MORE_OF_THE_SAME("cause.more-of-the-same"),
    CAUSE_UNKNOWN("cause.unknown");

    private static final Map<String, FilterLanguageText> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TextCode::key, Function.identity()));

    private final Declaration declaration;

    FilterLanguageText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("filter", key, kinds);
    }

    /** Returns the text with a key; empty if there is none. */
    public static Optional<FilterLanguageText> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /**
     * Returns the text whose key consists of two parts with a full stop between them.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public static FilterLanguageText of(String first, String second) {
        return find(first + "." + second).orElseThrow();
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
