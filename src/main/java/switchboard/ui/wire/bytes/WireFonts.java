package switchboard.ui.wire.bytes;

import java.awt.Font;
import javax.swing.UIManager;
import switchboard.ui.look.EmojiFont;

/**
 * The fonts of the wire views, read from the look and feel at each call, because the zoom changes. Event dispatch
 * thread only.
 */
public final class WireFonts {
    private WireFonts() {}

    /** Returns the monospaced font of bytes. */
    public static Font mono() {
        return named("monospaced.font", new Font(Font.MONOSPACED, Font.PLAIN, 13));
    }

    /** Returns the font of small notes. */
    public static Font small() {
        return named("medium.font", new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }

    /** Returns the font of headings. */
    public static Font heading() {
        return named("semibold.font", new Font(Font.SANS_SERIF, Font.BOLD, 13));
    }

    /** Returns the font family for emoji. */
    public static String emojiFamily() {
        return EmojiFont.family().orElse(Font.DIALOG);
    }

    private static Font named(String key, Font fallback) {
        Font font = UIManager.getFont(key);
        return font == null ? fallback : font;
    }
}
