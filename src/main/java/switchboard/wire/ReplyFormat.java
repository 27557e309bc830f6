package switchboard.wire;

import java.util.Locale;

/** The format of replies. Many clients send framed messages and expect replies in another format. */
public enum ReplyFormat {
    /** The listener's framing. */
    FRAMED,
    /** The body alone. */
    RAW,
    /** The body and a line feed. */
    LINE;

    /** Returns the word that options, files and menus use: {@code framed}, {@code raw} or {@code line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
