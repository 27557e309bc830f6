package switchboard.text;

import static switchboard.text.ArgumentKind.CLIENT;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** What a replay says: why it could not be played, and in what a conversation was not as it had been. */
public enum ReplayText implements TextCode {
    /** A caller came for whom no recorded client is left. */
    NOBODY_LEFT("nobody-left"),
    /** What went wrong in the program. */
    BROKE_DOWN("broke-down", TEXT),
    /** What came after the expected message came in its place. */
    MISSING_LEFT_OUT("missing.left-out"),
    MISSING_IN_TIME("missing.in-time"),
    MISSING_HUNG_UP("missing.hung-up"),
    MISSING_BROKEN("missing.broken"),
    /** An expected message came when another one was expected. */
    EXTRA_LATE("extra.late"),
    /** How many bytes of a message came before the other side ended, and how many it has. */
    CUT("cut", COUNT, COUNT),
    /** The same where the other side did not end. */
    CUT_IN_TIME("cut.in-time", COUNT, COUNT),
    /** For how many seconds. */
    LOST_STALLED("lost.stalled", COUNT),
    LOST_HUNG_UP("lost.hung-up"),
    LOST_BROKEN("lost.broken"),
    END_NONE("end.none"),
    END_BROKEN("end.broken"),
    END_HUNG_UP("end.hung-up"),
    /** A client that is not in the session. */
    CLIENT_UNKNOWN("client.unknown", CLIENT),
    NOTHING_SAID("nothing-said"),
    /** The most messages that there may be. */
    MESSAGES_MANY("messages.many", COUNT),
    /** The number of a message. */
    MESSAGE_GONE("message.gone", NUMBER),
    /** What went wrong in the program. */
    SESSION_BROKEN("session.broken", TEXT);

    private final Declaration declaration;

    ReplayText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("replay", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
