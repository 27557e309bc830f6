package switchboard.ui.present;

import java.awt.Container;
import javax.swing.JComponent;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;

/** A pane that was taken out of its container and can be put back where it was. Event dispatch thread only. */
final class BorrowedPane {
    private final JComponent pane;
    private final boolean visible;
    private final Runnable putBack;

    private BorrowedPane(JComponent pane, Runnable putBack) {
        this.pane = pane;
        this.visible = pane.isVisible();
        this.putBack = putBack;
    }

    /** Takes a pane out of its container and makes it visible. */
    static BorrowedPane take(JComponent pane) {
        Container home = pane.getParent();
        Runnable putBack;
        if (home instanceof JSplitPane split) {
            putBack = split.getLeftComponent() == pane
                    ? () -> split.setLeftComponent(pane)
                    : () -> split.setRightComponent(pane);
        } else if (home.getLayout() instanceof MigLayout layout) {
            Object place = layout.getComponentConstraints(pane);
            putBack = () -> home.add(pane, place);
        } else {
            int index = home.getComponentZOrder(pane);
            putBack = () -> home.add(pane, index);
        }
        BorrowedPane borrowed = new BorrowedPane(pane, putBack);
        home.remove(pane);
        pane.setVisible(true);
        return borrowed;
    }

    /** Puts the pane back, visible as it was. */
    void giveBack() {
        pane.setVisible(visible);
        putBack.run();
    }
}
