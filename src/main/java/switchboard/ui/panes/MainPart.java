package switchboard.ui.panes;

import javax.swing.JComponent;

/** A pane with a main part, to which the focus goes when the user goes to the pane. Event dispatch thread only. */
public interface MainPart {
    /** Returns the main part: the pane's table, editor or views, and not a button beside it. */
    JComponent mainPart();
}
