package switchboard.ui.look;

import java.awt.Insets;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/**
 * Text of the program that wraps where its width ends, can be selected, and is nothing but text.
 *
 * <p>Event dispatch thread only.
 */
public final class WrappedText extends JTextArea {
    private static final long serialVersionUID = 1L;

    /** Creates an empty one; {@code name} is for those who can't see it. */
    public WrappedText(String name) {
        setEditable(false);
        setLineWrap(true);
        setWrapStyleWord(true);
        getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setOpaque(false);
        setBorder(null);
        setMargin(new Insets(0, 0, 0, 0));
        setFont(UIManager.getFont("Label.font"));
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean otherWidth = width != getWidth();
        super.setBounds(x, y, width, height);
        if (otherWidth) {
            // Its height follows from its width, which the layout only knows by asking again.
            revalidate();
        }
    }
}
