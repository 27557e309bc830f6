package switchboard.text;

import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** Sentences about mistakes in a command line. A constant's comment lists the arguments of its sentence. */
public enum AppText implements TextCode {
    /** The option or argument, and the given value. */
    VALUE_AGE("value.age", TEXT, TEXT),
    /** The option or argument, and the given value. */
    VALUE_SPACE("value.space", TEXT, TEXT),
    /** The option, and the least size in MiB. */
    VALUE_SPACE_LEAST("value.space.least", TEXT, NUMBER),
    /** The option or argument, the least and the largest number, and the given value. */
    VALUE_NUMBER("value.number", TEXT, NUMBER, NUMBER, TEXT),
    /** The option or argument, the largest size, and the given value. */
    VALUE_SIZE("value.size", TEXT, NUMBER, TEXT),
    /** The option or argument, and the given value. */
    VALUE_TIME("value.time", TEXT, TEXT),
    /** The option or argument, and the given value. */
    VALUE_SECONDS("value.seconds", TEXT, TEXT),
    /** No argument; the host is missing. */
    VALUE_HOST("value.host"),
    /** The option or argument, and the given value. */
    VALUE_ADDRESS("value.address", TEXT, TEXT),
    /** The option or argument, and the given value. */
    VALUE_RANGE("value.range", TEXT, TEXT),
    /** The option, and the most characters. */
    VALUE_CLASS_CODE("value.class-code", TEXT, NUMBER),
    /** No argument; two options exclude each other. */
    CODE_EXCLUDED("code.excluded"),
    /** The option, the file, and the reason. */
    CODE_FILE("code.file", TEXT, TEXT, NESTED),
    /** The option and its value, and the encoding that is expected. */
    CODE_ENCODING("code.encoding", TEXT, TEXT, TEXT),
    /** The option and its value. */
    CODE_MISSING("code.missing", TEXT, TEXT),
    /** The option or argument, and the given value. */
    VALUE_FINGERPRINT("value.fingerprint", TEXT, TEXT),
    /** The option or argument, the framings, and the given value. */
    VALUE_FRAMING("value.framing", TEXT, NESTED, TEXT),
    /** The option or argument, the given value, and the mistake in it. */
    VALUE_DESCRIPTION("value.description", TEXT, TEXT, NESTED),
    /** The option, its value in quotation marks, the position of a mistake in it from 1, and the mistake. */
    VALUE_BYTES("value.bytes", TEXT, TEXT, NUMBER, NESTED),
    /** Takes no argument; both automatic replies are given. */
    AUTO_EXCLUDED("auto.excluded"),
    /** Takes no argument; messages are said to be escaped and in hex. */
    NOTATION_EXCLUDED("notation.excluded"),
    /** The option or argument, and the given value. */
    VALUE_REPLY_FORMAT("value.reply-format", TEXT, TEXT),
    /** The option or argument. */
    MESSAGE_LONG("message.long", TEXT),
    /** The option, the given value, and the names that it may mean. */
    VALUE_CHARSET_NEAR("value.charset.near", TEXT, TEXT, TEXT),
    /** The option, and the given value; no name is near. */
    VALUE_CHARSET("value.charset", TEXT, TEXT),
    /** The option, and what the encoding lacks. */
    MESSAGE_UNENCODABLE("message.unencodable", TEXT, NESTED),
    /** The option or argument, the framing, and the reason. */
    MESSAGE_UNFIT("message.unfit", TEXT, TEXT, NESTED),
    /** The option or argument. */
    VALUE_PATH("value.path", TEXT),
    /** The option or argument, and the given value. */
    VALUE_PATH_INVALID("value.path.invalid", TEXT, TEXT),
    /** The given value. */
    VALUE_FORMAT("value.format", TEXT),
    /** The reason. */
    VALUE_FILTER("value.filter", NESTED),
    /** The given value. */
    VALUE_SEPARATOR("value.separator", TEXT),
    /** The option, and the format that was asked for. */
    EXPORT_CSV_ONLY("export.csv-only", TEXT, TEXT),
    /** The given value. */
    VALUE_SPEED("value.speed", TEXT),
    /** The option or argument, and the given value. */
    VALUE_LOOPBACK("value.loopback", TEXT, TEXT),
    /** The given value. */
    VALUE_EXPECT("value.expect", TEXT),
    /** The reason. */
    VALUE_PROFILE("value.profile", NESTED),
    /** The given value. */
    LIMIT_FORM("limit.form", TEXT),
    /** The sentence about the mistake, and the word that was probably meant. */
    MEANT("meant", NESTED, TEXT),
    /** The given value. */
    LIMIT_UNKNOWN("limit.unknown", TEXT),
    /** The given value, and the word that was probably meant. */
    LIMIT_UNKNOWN_NEAR("limit.unknown.near", TEXT, TEXT),
    /** The given value. */
    OPTION_UNKNOWN("option.unknown", TEXT),
    /** The given value, and the word that was probably meant. */
    OPTION_UNKNOWN_NEAR("option.unknown.near", TEXT, TEXT),
    /** The given value. */
    COMMAND_UNKNOWN("command.unknown", TEXT),
    /** The given value, and the word that was probably meant. */
    COMMAND_UNKNOWN_NEAR("command.unknown.near", TEXT, TEXT),
    /** The given value. */
    WORD_UNEXPECTED("word.unexpected", TEXT),
    /** The option. */
    OPTION_TWICE("option.twice", TEXT),
    /** The option, and the name of its value. */
    OPTION_VALUE("option.value", TEXT, TEXT),
    /** The option, and the command. */
    OPTION_SERVER("option.server", TEXT, TEXT),
    /** The parser's message. */
    OTHER("other", TEXT),
    /** The arguments of the command; no argument. */
    WANTED_CLIENT("wanted.client"),
    /** The arguments of the command; no argument. */
    WANTED_SWARM("wanted.swarm"),
    /** The arguments of the command; no argument. */
    WANTED_EXPORT("wanted.export"),
    /** The arguments of the command; no argument. */
    WANTED_REPLAY("wanted.replay"),
    /** The arguments of the command; no argument. */
    WANTED_SESSIONS_RENAME("wanted.sessions.rename"),
    /** The arguments of the command; no argument. */
    WANTED_SESSIONS_DELETE("wanted.sessions.delete"),
    /** The arguments of the command; no argument. */
    WANTED_SESSIONS_PRUNE("wanted.sessions.prune"),
    /** No argument; a host was given to a replay that listens. */
    REPLAY_SERVE_HOST("replay.serve.host"),
    /** The option. */
    REPLAY_CALL_OPTION("replay.call.option", TEXT),
    /** No argument; two options exclude each other. */
    SESSION_EXCLUDED("session.excluded"),
    /** No argument; one of two options is missing. */
    CERTIFICATE_HALF("certificate.half"),
    /** No argument; the console has no listener for the certificate. */
    CERTIFICATE_UNUSED("certificate.unused"),
    /** No argument; two options exclude each other. */
    TRUST_EXCLUDED("trust.excluded"),
    /** The framing, and the kinds of clients. */
    SWARM_NOBODY("swarm.nobody", TEXT, TEXT),
    /** The number of possible clients, and that of wanted ones. */
    SWARM_FILES("swarm.files", NUMBER, NUMBER);

    private final Declaration declaration;

    AppText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("app", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
