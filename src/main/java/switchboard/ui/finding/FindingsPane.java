package switchboard.ui.finding;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.record.LoggedMessage;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.panes.VerticalScrollPanel;
import switchboard.wire.Finding;

/**
 * The findings about a message, one below the other: as high as they are, and scrolled where there is less room. Event
 * dispatch thread only.
 */
public final class FindingsPane extends JScrollPane {
    private static final long serialVersionUID = 1L;

    /** The least height, in unscaled pixels: two lines of a finding. */
    private static final int LEAST = 44;

    /** The largest number of findings that are shown. */
    private static final int MOST = 3;

    private final JPanel boxes = new JPanel(new MigLayout("insets 0, fillx, wrap 1, gap 6", "[grow,fill]"));

    private final transient Clipboard clipboard;
    private final transient FindingActions actions;

    /**
     * Creates the pane without findings, hidden.
     *
     * @param clipboard takes copied repairs
     * @param actions what can be done about findings
     */
    public FindingsPane(Clipboard clipboard, FindingActions actions) {
        super(VERTICAL_SCROLLBAR_AS_NEEDED, HORIZONTAL_SCROLLBAR_NEVER);
        this.clipboard = clipboard;
        this.actions = actions;
        boxes.setOpaque(false);
        JPanel page = new VerticalScrollPanel(boxes);
        page.setOpaque(false);
        setViewportView(page);
        // An empty border stays; a missing one is replaced by that of the look and feel when the theme changes.
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        getViewport().setOpaque(false);
        getAccessibleContext().setAccessibleName(Strings.of("wire.findings"));
        setVisible(false);
    }

    /** Shows the findings of a message from their beginning; the pane is hidden if there are none. */
    public void show(LoggedMessage logged) {
        boxes.removeAll();
        List<Finding> findings =
                logged.message().findings().stream().limit(MOST).toList();
        findings.forEach(
                finding -> boxes.add(new FindingBox(finding, clipboard, actions.of(logged, finding)), "wmin 0"));
        getViewport().setViewPosition(new Point());
        setVisible(!findings.isEmpty());
        revalidate();
    }

    /** Returns whether a button or text of a finding has the focus. */
    public boolean hasFocusWithin() {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        return owner != null && SwingUtilities.isDescendingFrom(owner, boxes);
    }

    @Override
    public boolean isValidateRoot() {
        // The height depends on the width, so whatever is around it must be laid out again, too.
        return false;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(120), boxes.getPreferredSize().height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, Math.min(getPreferredSize().height, UIScale.scale(LEAST)));
    }
}
