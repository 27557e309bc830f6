package switchboard.text;

import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** Sentences about a command line that is wrong. */
public enum AppText implements TextCode {
    /** The option or argument, and what was given. */
    VALUE_AGE("value.age", TEXT, TEXT),
    /** The option or argument, and what was given. */
    VALUE_SPACE("value.space", TEXT, TEXT),
    /** The option or argument, the least and the largest number, and what was given. */
    VALUE_NUMBER("value.number", TEXT, NUMBER, NUMBER, TEXT),
    /** The option or argument, the largest size, and what was given. */
    VALUE_SIZE("value.size", TEXT, NUMBER, TEXT),
    /** The option or argument, and what was given. */
    VALUE_TIME("value.time", TEXT, TEXT),
    /** The option or argument, and what was given. */
    VALUE_SECONDS("value.seconds", TEXT, TEXT),
    /** There is no host. */
    VALUE_HOST("value.host"),
    /** The option or argument, and what was given. */
    VALUE_ADDRESS("value.address", TEXT, TEXT),
    /** The option or argument, and what was given. */
    VALUE_RANGE("value.range", TEXT, TEXT),
    /** The option, and the most characters. */
    VALUE_CLASS_CODE("value.class-code", TEXT, NUMBER),
    /** The option or argument, and what was given. */
    VALUE_FINGERPRINT("value.fingerprint", TEXT, TEXT),
    /** The option or argument, and what was given. */
    VALUE_FRAMING("value.framing", TEXT, TEXT),
    /** The option or argument, and what was given. */
    VALUE_REPLY_FORMAT("value.reply-format", TEXT, TEXT),
    /** The option or argument. */
    MESSAGE_LONG("message.long", TEXT),
    /** The option or argument, the framing, and why. */
    MESSAGE_UNFIT("message.unfit", TEXT, TEXT, NESTED),
    /** The option or argument. */
    VALUE_PATH("value.path", TEXT),
    /** The option or argument, and what was given. */
    VALUE_PATH_INVALID("value.path.invalid", TEXT, TEXT),
    /** What was given. */
    VALUE_FORMAT("value.format", TEXT),
    /** Why. */
    VALUE_FILTER("value.filter", NESTED),
    /** What was given. */
    VALUE_SPEED("value.speed", TEXT),
    /** The option or argument, and what was given. */
    VALUE_LOOPBACK("value.loopback", TEXT, TEXT),
    /** What was given. */
    VALUE_EXPECT("value.expect", TEXT),
    /** Why. */
    VALUE_PROFILE("value.profile", NESTED),
    /** What was given. */
    LIMIT_FORM("limit.form", TEXT),
    /** What is wrong, and the word that was probably meant. */
    MEANT("meant", NESTED, TEXT),
    /** What was given. */
    LIMIT_UNKNOWN("limit.unknown", TEXT),
    /** What was given, and the word that was probably meant. */
    LIMIT_UNKNOWN_NEAR("limit.unknown.near", TEXT, TEXT),
    /** What was given. */
    OPTION_UNKNOWN("option.unknown", TEXT),
    /** What was given, and the word that was probably meant. */
    OPTION_UNKNOWN_NEAR("option.unknown.near", TEXT, TEXT),
    /** What was given. */
    COMMAND_UNKNOWN("command.unknown", TEXT),
    /** What was given, and the word that was probably meant. */
    COMMAND_UNKNOWN_NEAR("command.unknown.near", TEXT, TEXT),
    /** What was given. */
    WORD_UNEXPECTED("word.unexpected", TEXT),
    /** The option. */
    OPTION_TWICE("option.twice", TEXT),
    /** The option, and how its value is called. */
    OPTION_VALUE("option.value", TEXT, TEXT),
    /** The option, and the command. */
    OPTION_SERVER("option.server", TEXT, TEXT),
    /** What the parser says. */
    OTHER("other", TEXT),
    /** What the command takes. */
    WANTED_CLIENT("wanted.client"),
    /** What the command takes. */
    WANTED_SWARM("wanted.swarm"),
    /** What the command takes. */
    WANTED_EXPORT("wanted.export"),
    /** What the command takes. */
    WANTED_REPLAY("wanted.replay"),
    /** What the command takes. */
    WANTED_SESSIONS("wanted.sessions"),
    /** What the command takes. */
    WANTED_SESSIONS_RENAME("wanted.sessions.rename"),
    /** What the command takes. */
    WANTED_SESSIONS_DELETE("wanted.sessions.delete"),
    /** What the command takes. */
    WANTED_SESSIONS_PRUNE("wanted.sessions.prune"),
    /** A host was given. */
    REPLAY_SERVE_HOST("replay.serve.host"),
    /** The option. */
    REPLAY_CALL_OPTION("replay.call.option", TEXT),
    /** Two options exclude each other. */
    SESSION_EXCLUDED("session.excluded"),
    /** One of two options is missing. */
    CERTIFICATE_HALF("certificate.half"),
    /** Two options exclude each other. */
    TRUST_EXCLUDED("trust.excluded"),
    /** The framing, and the kinds of clients. */
    SWARM_NOBODY("swarm.nobody", TEXT, TEXT),
    /** How many clients are possible, and how many are wanted. */
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
