package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** Sentences about mistakes in a console command. A constant's comment lists the arguments of its sentence. */
public enum ConsoleText implements TextCode {
    /** The typed text. */
    COMMAND_UNKNOWN("command.unknown", TEXT),
    /** The typed text, and a similar command. */
    COMMAND_UNKNOWN_NEAR("command.unknown.near", TEXT, TEXT),
    /** The command. */
    COMMAND_ALONE("command.alone", TEXT),
    /** The command. */
    CLIENT_WANTED("client.wanted", TEXT),
    /** The command. */
    CLIENT_OR_ALL("client.or-all", TEXT),
    /** The command. */
    ADDRESS_WANTED("address.wanted", TEXT),
    /** The client or the text is missing. */
    SEND_WANTED("send.wanted"),
    /** The text is missing. */
    ALL_WANTED("all.wanted"),
    /** The mistake in escapes or hex, with its position. */
    BYTES_WRONG("bytes.wrong", NESTED),
    /** No argument; the name of the file is missing. */
    FILE_WANTED("file.wanted"),
    /** No argument; the system does not allow such a name. */
    FILE_IMPOSSIBLE("file.impossible"),
    /** The reason why a file cannot be read. */
    FILE_UNREADABLE("file.unreadable", NESTED),
    /** No argument; the number of the message is missing. */
    RESEND_WANTED("resend.wanted"),
    /** The number that no message has. */
    RESEND_NONE("resend.none", NUMBER),
    /** The number of a message of which only the beginning is known. */
    RESEND_CUT("resend.cut", NUMBER),
    /** No argument; a client, an interval or a text is missing. */
    REPEAT_WANTED("repeat.wanted"),
    /** The shortest interval in milliseconds, and the longest in hours. */
    REPEAT_EVERY("repeat.every", NUMBER, NUMBER),
    /** The largest number of times. */
    REPEAT_TIMES("repeat.times", COUNT),
    /** No argument; nothing is sent on a timer. */
    REPEAT_NONE("repeat.none"),
    /** No argument; the reply is missing. */
    AUTO_WANTED("auto.wanted"),
    /** No argument; the client's number is missing. */
    AS_WANTED("as.wanted"),
    /** The reason why a text is no framing, and the names of framings. */
    AS_MISTAKE("as.mistake", NESTED, TEXT),
    /** No argument; the client's number is missing. */
    CHARSET_WANTED("charset.wanted"),
    /** The typed name, and those that it may mean. */
    CHARSET_NEAR("charset.near", TEXT, TEXT),
    /** The typed name; no name is near. */
    CHARSET_UNKNOWN("charset.unknown", TEXT),
    /** The most rows. */
    LOG_ROWS("log.rows", NUMBER),
    /** The position of the mistake in a filter, and the sentence about it. */
    LOG_FILTER("log.filter", COUNT, NESTED),
    /** No argument; no message matches a filter. */
    LOG_NO_MATCH("log.no-match"),
    /** The number of the last message that was not searched. */
    LOG_UNSEARCHED("log.unsearched", NUMBER),
    /** The file is missing. */
    SAVE_WANTED("save.wanted"),
    /** No argument; the system does not allow such a name. */
    SAVE_IMPOSSIBLE("save.impossible"),
    /** A line has more bytes than a message may have. */
    LINE_LONG("line.long");

    private final Declaration declaration;

    ConsoleText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("console", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
