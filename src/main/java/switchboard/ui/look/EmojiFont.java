package switchboard.ui.look;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Noto Emoji, the outline font that the program brings along. Thread-safe.
 *
 * <p>Java paints nothing for an emoji that only a colour font has, as on most Linux desktops, and boxes for new ones on
 * Windows. macOS draws emoji itself.
 */
public final class EmojiFont {
    private static final Optional<Font> FONT = read();

    private EmojiFont() {}

    private static Optional<Font> read() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Optional.empty();
        }
        try (InputStream file = EmojiFont.class.getResourceAsStream("emoji/NotoEmoji-Regular.ttf")) {
            return file == null ? Optional.empty() : Optional.of(Font.createFont(Font.TRUETYPE_FONT, file));
        } catch (IOException | FontFormatException unreadable) {
            // Emoji then look as in the system's fonts.
            return Optional.empty();
        }
    }

    /** Loads the font early, so that the first emoji does not wait for it. */
    static void load() {
        // The initialisation of the class has loaded it.
    }

    /** Returns the font family for text components; empty if the system draws emoji itself. */
    public static Optional<String> family() {
        return FONT.map(font -> {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            return font.getFamily();
        });
    }

    /** Returns the font in a size in points; empty if the system draws emoji itself. */
    static Optional<Font> sized(float size) {
        return FONT.map(font -> font.deriveFont(size));
    }
}
