package switchboard.ui.look;

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

    /**
     * Creates an empty text area.
     *
     * @param name the accessible name
     */
    public WrappedText(String name) {
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        KeyBindings.leaveQuestionMark(this);
        getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setOpaque(false);
        setBorder(null);
        setMargin(new Insets(0, 0, 0, 0));
        setFont(UIManager.getFont("Label.font"));
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
