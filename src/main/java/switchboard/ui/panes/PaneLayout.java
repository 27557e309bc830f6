package switchboard.ui.panes;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JSplitPane;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;

/**
 * The panes of a window: each is added once, with its place, the title that screen readers tell, and its divider. Event
 * dispatch thread only.
 *
 * <p>The focus moves from the left to the right and then down.
 */
public final class PaneLayout {
    private final Settings settings;
    private final List<JComponent> panes = new ArrayList<>();
    private JComponent all;

    /**
     * Creates a layout of one pane, which takes the space that the others leave.
     *
     * @param title the key of the title in the strings
     */
    public PaneLayout(Settings settings, JComponent middle, String title) {
        this.settings = settings;
        panes.add(titled(middle, title));
        all = middle;
    }

    /** Adds a pane at the left of all others. */
    public PersistentSplitPane addLeft(JComponent pane, String title, Divider divider) {
        panes.addFirst(titled(pane, title));
        return split(new PersistentSplitPane(JSplitPane.HORIZONTAL_SPLIT, pane, all, false, divider, settings));
    }

    /** Adds a pane at the right of all others. */
    public PersistentSplitPane addRight(JComponent pane, String title, Divider divider) {
        panes.addLast(titled(pane, title));
        return split(new PersistentSplitPane(JSplitPane.HORIZONTAL_SPLIT, all, pane, true, divider, settings));
    }

    /** Adds a pane below all others that has the height of its content. */
    public void addFoot(JComponent pane, String title) {
        panes.addLast(titled(pane, title));
        all = new FootedPane(all, pane);
    }

    /** Adds a pane that stands elsewhere in the window, so that the focus moves to it, too; before all others. */
    public void addElsewhere(JComponent pane, String title) {
        panes.addFirst(titled(pane, title));
    }

    private PersistentSplitPane split(PersistentSplitPane added) {
        all = added;
        return added;
    }

    private static JComponent titled(JComponent pane, String title) {
        pane.getAccessibleContext().setAccessibleName(Strings.of(title));
        pane.setMinimumSize(new Dimension(0, 0));
        return pane;
    }

    /** Adds the commands that move the focus from pane to pane. */
    public void addCommands(CommandActions commands) {
        PaneCycle cycle = new PaneCycle(panes);
        commands.add(WindowCommand.NEXT_PANE, () -> cycle.move(true));
        commands.add(WindowCommand.PREVIOUS_PANE, () -> cycle.move(false));
    }

    /** Returns the component with all panes. */
    public JComponent component() {
        return all;
    }
}
