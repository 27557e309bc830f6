package switchboard.ui.look;

import java.util.Locale;

/** Which colours to show. */
public enum Theme {
    /** As the desktop has them. */
    SYSTEM,
    /** Dark on light, the better choice on a projector. */
    LIGHT,
    /** Light on dark. */
    DARK;

    /** Returns the word that settings use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the theme of a word; {@link #SYSTEM} for a word that is none. */
    public static Theme of(String word) {
        for (Theme theme : values()) {
            if (theme.word().equals(word)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
