package switchboard.replay;

import java.util.Locale;

/** What became of one message, or of one connection, when it was played again. */
public enum Result {
    /** It was our part and was sent. */
    SENT,
    /** The other side said the same, byte for byte. */
    SAME,
    /** The other side said something else. */
    DIFFERENT,
    /** The other side did not say it. */
    MISSING,
    /** The other side said what was not recorded. */
    EXTRA,
    /** It was our part and could not be sent. */
    UNSENT,
    /** The connection ended otherwise than it did, or never came about. */
    BROKEN;

    /** Returns whether the conversation is as it was. */
    public boolean isGood() {
        return this == SENT || this == SAME;
    }

    /** Returns the word that the command line prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
