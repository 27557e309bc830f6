package switchboard.ui.look;

import java.awt.Font;
import java.awt.Insets;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;
import switchboard.ui.desktop.KeyBindings;

/**
 * A text area for the program's own text: read-only, selectable, wrapped at its width, never HTML.
 *
 * <p>Event dispatch thread only.
 */
public final class WrappedText extends JTextArea {
    private static final long serialVersionUID = 1L;

    private final String fontKey;
    private float enlargement = 1;

    /**
     * Creates an empty text area in the font of labels.
     *
     * @param name the accessible name
     */
    public WrappedText(String name) {
        this(name, "Label.font");
    }

    /**
     * Creates an empty text area.
     *
     * @param name the accessible name
     * @param fontKey the font's key in the look and feel
     */
    public WrappedText(String name, String fontKey) {
        this.fontKey = fontKey;
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        KeyBindings.leaveQuestionMark(this);
        getAccessibleContext().setAccessibleName(name);
        updateUI();
    }

    /** Makes the font this many times as large as that of the look and feel, now and after a change of the theme. */
    public void enlarge(float times) {
        enlargement = times;
        chooseFont();
    }

    private void chooseFont() {
        Font font = UIManager.getFont(fontKey == null ? "Label.font" : fontKey);
        // This method is also called by the constructor of the super class, before there is an enlargement.
        setFont(font == null || enlargement <= 0 ? font : font.deriveFont(font.getSize2D() * enlargement));
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setOpaque(false);
        setBorder(null);
        setMargin(new Insets(0, 0, 0, 0));
        chooseFont();
        if (getCaret() instanceof DefaultCaret caret) {
            // A caret that follows a new text would scroll what is around it to the end of the text.
            caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        }
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean otherWidth = width != getWidth();
        super.setBounds(x, y, width, height);
        if (otherWidth) {
            // The height depends on the width, so the layout must ask for the preferred size again.
            revalidate();
        }
    }
}
