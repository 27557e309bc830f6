package switchboard.ui.look;

import javax.swing.JLabel;

/**
 * A label for a number that changes often; a new text invalidates the layout only if the label has become too narrow.
 *
 * <p>A plain label would lay out the whole window for each new text. Event dispatch thread only.
 */
public class CounterLabel extends JLabel {
    private static final long serialVersionUID = 1L;

    @Override
    public final void revalidate() {
        if (getWidth() == 0 || getPreferredSize().width > getWidth()) {
            super.revalidate();
        }
    }
}
