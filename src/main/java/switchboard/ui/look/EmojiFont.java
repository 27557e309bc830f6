package switchboard.ui.look;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Noto Emoji, the outline font that comes with the program.
 *
 * <p>Java paints nothing at all for an emoji that only a colour font has, as on most Linux desktops, and boxes for new
 * ones on Windows; macOS draws them itself.
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
            // Emoji then look as the system's fonts have them.
            return Optional.empty();
        }
    }

    /** Reads the font now, so that the first emoji does not have to. */
    static void load() {
        // Initialising the class has read it.
    }

    /** Returns the family by which a text component finds the font; empty where the system draws emoji itself. */
    public static Optional<String> family() {
        return FONT.map(font -> {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            return font.getFamily();
        });
    }

    /** Returns the font in a size, or empty where the system draws emoji itself. */
    static Optional<Font> sized(float size) {
        return FONT.map(font -> font.deriveFont(size));
    }
}
