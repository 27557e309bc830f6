package switchboard.ui.look;

import javax.swing.JLabel;

/**
 * A label of a figure that changes all the time: only where it has become too narrow is everything laid out anew.
 *
 * <p>Any other label has the whole window laid out for each new text. Event dispatch thread only.
 */
public class FigureLabel extends JLabel {
    private static final long serialVersionUID = 1L;

    @Override
    public final void revalidate() {
        if (getWidth() == 0 || getPreferredSize().width > getWidth()) {
            super.revalidate();
        }
    }
}
