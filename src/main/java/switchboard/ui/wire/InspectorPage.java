package switchboard.ui.wire;

import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.finding.FindingsPane;
import switchboard.ui.note.NoteBox;

/**
 * A tab of the inspector: what is said about the message, and below it a view of its bytes. Event dispatch thread only.
 */
final class InspectorPage extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The part above each view: hidden or not, note and findings of the message. It is in the selected tab only. */
    static final class Head extends JPanel {
        private static final long serialVersionUID = 1L;

        Head(HiddenMessageBar hidden, NoteBox note, FindingsPane findings) {
            super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[]0[]0[shrinkprio 200,grow,fill]"));
            setOpaque(false);
            add(hidden, "cell 0 0, wmin 0, gaptop 4");
            add(note, "cell 0 1, wmin 0, gaptop 4");
            add(findings, "cell 0 2, wmin 0, gaptop 4");
        }
    }

    InspectorPage(JComponent view) {
        // With little room the findings get smaller first, so that the bytes stay to be seen beside what is said of
        // them: six rows of the hex view.
        super(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]", "[shrinkprio 200]2[grow,fill]"));
        setOpaque(false);
        add(view, "cell 0 1, wmin 0, height 60:128:n, push");
    }

    /** Takes what is said about the message into this tab. */
    void show(Head head) {
        add(head, "cell 0 0, wmin 0");
        revalidate();
        repaint();
    }
}
