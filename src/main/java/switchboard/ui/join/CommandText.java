package switchboard.ui.join;

import java.awt.ComponentOrientation;
import java.awt.Insets;
import javax.swing.JTextArea;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.Edt;
import switchboard.ui.look.Fonts;

/**
 * A command to copy: read-only, selectable, in the monospaced font, wrapped at its width so that all of it is in view.
 *
 * <p>Event dispatch thread only.
 */
final class CommandText extends JTextArea {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an empty text.
     *
     * @param name the accessible name
     */
    CommandText(String name) {
        setEditable(false);
        KeyBindings.leaveQuestionMark(this);
        setLineWrap(true);
        setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
        getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setMargin(new Insets(4, 8, 4, 8));
        setFont(Fonts.monospaced());
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean otherWidth = width != getWidth();
        super.setBounds(x, y, width, height);
        if (otherWidth) {
            // The height depends on the width. Later, because the present layout would undo the invalidation.
            Edt.later(this::revalidate);
        }
    }
}
