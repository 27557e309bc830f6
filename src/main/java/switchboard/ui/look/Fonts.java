package switchboard.ui.look;

import java.awt.Font;
import javax.swing.UIManager;

/** Fonts of the look and feel. Event dispatch thread only. */
public final class Fonts {
    private static final int DEFAULT_SIZE = 13;

    private Fonts() {}

    /** Returns the monospaced font of the look and feel, or the system's own where it has none. */
    public static Font monospaced() {
        Font font = UIManager.getFont("monospaced.font");
        return font == null ? new Font(Font.MONOSPACED, Font.PLAIN, DEFAULT_SIZE) : font;
    }
}
