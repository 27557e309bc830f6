package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Texts about framings: what each is, the choices, and why one is unknown or cannot carry a message. Each is a part
 * of a sentence. A constant's comment lists its arguments.
 */
public enum FramingText implements TextCode {
    /** The framing, the longest body that it carries, and the length of this body. */
    BODY_LONG("body.long", TEXT, COUNT, COUNT),
    /** The framing, the shortest body that it carries, and the length of this body. */
    BODY_SHORT("body.short", TEXT, COUNT, COUNT),
    /** The encoding, the character that it lacks, and its place in the text. */
    UNENCODABLE("unencodable", TEXT, TEXT, COUNT),
    /** The length, and the framing. */
    LENGTH_UNFIT("length.unfit", COUNT, TEXT),
    /** The framing. */
    LENGTH_NONE("length.none", TEXT),
    /** The framing. */
    CHOICE("choice", TEXT),
    /** The framing, of which other widths exist. */
    CHOICE_WIDTHS("choice.widths", TEXT),
    /** The framing, of which other ones exist after one whose widths were named. */
    CHOICE_NUMBERS("choice.numbers", TEXT),
    /** The choices so far, and the next one. */
    LIST("list", NESTED, NESTED),
    /** The choices so far, and the last one. */
    LIST_LAST("list.last", NESTED, NESTED),
    /** An example. */
    CHOICE_DESCRIPTION("choice.description", TEXT),
    /** Takes no argument. */
    DESCRIPTION_RAW("description.raw"),
    /** The pause in milliseconds. */
    PAUSE("description.pause", NUMBER),
    /** The size in bytes. */
    FIXED("description.fixed", COUNT),
    /** The description so far, and the byte that fills up. */
    FILLED("description.filled", NESTED, TEXT),
    /** The width in bytes. */
    FIELD_SPACES("field.spaces", NUMBER),
    /** The width in bytes. */
    FIELD_SPACES_LEFT("field.spaces-left", NUMBER),
    /** The number of digits. */
    FIELD_ZEROS("field.zeros", NUMBER),
    /** The width in bytes. */
    FIELD_NULS("field.nuls", NUMBER),
    /** The width in bytes. */
    FIELD_NULS_LEFT("field.nuls-left", NUMBER),
    /** Takes no argument; a length of one byte. */
    FIELD_BYTE("field.byte"),
    /** The width in bytes. */
    FIELD_HIGHEST_FIRST("field.highest-first", NUMBER),
    /** The width in bytes. */
    FIELD_LOWEST_FIRST("field.lowest-first", NUMBER),
    /** The number of digits, and the width in bytes. */
    FIELD_BCD("field.bcd", NUMBER, COUNT),
    /** Takes no argument. */
    FIELD_LEB128("field.leb128"),
    /** The description so far. */
    COUNTS_ITSELF("counts.itself", NESTED),
    /** The description so far. */
    COUNTS_HEADER("counts.header", NESTED),
    /** The description so far. */
    COUNTS_END("counts.end", NESTED),
    /** The description so far. */
    COUNTS_ITSELF_AND_END("counts.itself-and-end", NESTED),
    /** The description so far. */
    COUNTS_ALL("counts.all", NESTED),
    /** The description so far, and the number of bytes that follow beyond the length. */
    MORE_FOLLOW("adjust.more", NESTED, COUNT),
    /** The description so far, and the number of bytes by which fewer follow. */
    FEWER_FOLLOW("adjust.fewer", NESTED, COUNT),
    /** The description of the length, and the number of any bytes before it. */
    BEHIND_ANY("behind.any", NESTED, COUNT),
    /** The description of the length, and the bytes before it. */
    BEHIND("behind.bytes", NESTED, TEXT),
    /** The description of the length. */
    THEN_BODY("then-body", NESTED),
    /** The description of the length, and the end behind the body. */
    THEN_BODY_AND("then-body.and", NESTED, TEXT),
    /** The ends. */
    RECORD("record", NESTED),
    /** The beginning, and the ends. */
    RECORD_BEGUN("record.begun", TEXT, NESTED),
    /** The description so far, and the end that is written. */
    RECORD_WRITTEN("record.written", NESTED, TEXT),
    /** The description so far. */
    KEEPS_BEGIN("keeps.begin", NESTED),
    /** The description so far. */
    KEEPS_END("keeps.end", NESTED),
    /** The description so far. */
    KEEPS_BOTH("keeps.both", NESTED),
    /** The description so far. */
    SLIP("slip", NESTED),
    /** The typed text. */
    NAME_UNKNOWN("name.unknown", TEXT),
    /** The position in a description from 1, and the mistake there. */
    MISTAKE("mistake", NUMBER, NESTED),
    /** The typed beginning. */
    KIND_UNKNOWN("kind.unknown", TEXT),
    /** The framing. */
    SETTINGS_NONE("settings.none", TEXT),
    /** The typed name, and the possible ones. */
    SETTING_UNKNOWN("setting.unknown", TEXT, TEXT),
    /** The setting. */
    SETTING_TWICE("setting.twice", TEXT),
    /** Takes no argument; both settings for the bytes before a length are there. */
    BEFORE_TWICE("before.twice"),
    /** The setting. */
    VALUE_MISSING("value.missing", TEXT),
    /** The setting, the smallest and the largest number. */
    NUMBER_UNFIT("number.unfit", TEXT, NUMBER, NUMBER),
    /** The setting, the possible words, and the typed one. */
    WORD_UNFIT("word.unfit", TEXT, TEXT, TEXT),
    /** The setting. */
    ONE_ONLY("one.only", TEXT),
    /** Takes no argument; no byte stands where some belong. */
    BYTES_MISSING("bytes.missing"),
    /** The largest number of bytes. */
    BYTES_MANY("bytes.many", NUMBER),
    /** Takes no argument; any byte is allowed where only certain bytes make sense. */
    ANY_MISPLACED("any.misplaced"),
    /** The end that would never be found, and the one that it contains. */
    END_HIDDEN("end.hidden", TEXT, TEXT),
    /** The end. */
    END_TWICE("end.twice", TEXT),
    /** Takes no argument; a beginning without an end. */
    END_MISSING("end.missing"),
    /** Takes no argument; an end is counted that does not exist. */
    COUNTS_NO_END("counts.no-end"),
    /** Takes no argument; a beginning is kept that does not exist. */
    KEEPS_NO_BEGIN("keeps.no-begin"),
    /** Takes no argument; SLIP's escapes with other bytes than those of SLIP. */
    SLIP_UNFIT("slip.unfit"),
    /** Takes no argument; more than one byte to fill up with. */
    FILL_ONE("fill.single"),
    /** The largest length, and the number of bytes that it counts besides the body. */
    LENGTH_TOO_SMALL("length.too-small", COUNT, COUNT);

    private final Declaration declaration;

    FramingText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("framing", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
