package switchboard.replay.compare;

import java.util.Locale;

/** The result of one message or of one connection of a replay. */
public enum ReplayResult {
    /** This side's message was sent. */
    SENT,
    /** The other side sent the same message, byte for byte. */
    SAME,
    /** The other side sent a different message. */
    DIFFERENT,
    /** The other side did not send the message. */
    MISSING,
    /** The other side sent a message that was not recorded. */
    EXTRA,
    /** This side's message could not be sent. */
    UNSENT,
    /** The connection ended differently, or was never established. */
    BROKEN;

    /** Returns whether the result equals the recording. */
    public boolean isGood() {
        return this == SENT || this == SAME;
    }

    /** Returns the word that the command line prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
