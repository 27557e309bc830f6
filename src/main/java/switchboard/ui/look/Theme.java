package switchboard.ui.look;

import java.util.Locale;

/** The theme that the user has chosen. */
public enum Theme {
    /** The theme of the desktop. */
    SYSTEM,
    /** Dark text on a light background, the better choice for a projector. */
    LIGHT,
    /** Light text on a dark background. */
    DARK;

    /** Returns the word for the settings file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the theme of a word; {@link #SYSTEM} for an unknown word. */
    public static Theme of(String word) {
        for (Theme theme : values()) {
            if (theme.word().equals(word)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
