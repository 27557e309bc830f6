package switchboard.text;

import static switchboard.text.ArgumentKind.CLIENT;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences of a replay: why it could not be played, and the differences from the recorded conversation. A constant's
 * comment lists the arguments of its sentence.
 */
public enum ReplayText implements TextCode {
    /** No argument; more clients connected than were recorded. */
    NOBODY_LEFT("nobody-left"),
    /** The program's failure. */
    BROKE_DOWN("broke-down", TEXT),
    /** No argument; the message after the expected one was received in its place. */
    MISSING_LEFT_OUT("missing.left-out"),
    MISSING_IN_TIME("missing.in-time"),
    MISSING_HUNG_UP("missing.hung-up"),
    MISSING_BROKEN("missing.broken"),
    /** No argument; an expected message was received in place of another one. */
    EXTRA_LATE("extra.late"),
    /** The bytes of a message that were received before the peer's FIN, and its length in bytes. */
    CUT("cut", COUNT, COUNT),
    /** The same without a FIN of the peer. */
    CUT_IN_TIME("cut.in-time", COUNT, COUNT),
    /** The seconds. */
    LOST_STALLED("lost.stalled", COUNT),
    LOST_HUNG_UP("lost.hung-up"),
    LOST_BROKEN("lost.broken"),
    END_NONE("end.none"),
    END_BROKEN("end.broken"),
    END_HUNG_UP("end.hung-up"),
    /** A client that is not in the session. */
    CLIENT_UNKNOWN("client.unknown", CLIENT),
    NOTHING_SAID("nothing-said"),
    /** The allowed number of messages. */
    MESSAGES_MANY("messages.many", COUNT),
    /** The framing of the recording, and the reason. */
    CODE_UNFIT("code.unfit", TEXT, NESTED),
    /** The number of a message. */
    MESSAGE_GONE("message.gone", NUMBER),
    /** The program's failure. */
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
