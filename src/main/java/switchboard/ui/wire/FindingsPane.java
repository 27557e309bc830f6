package switchboard.ui.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Point;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.panes.VerticalScrollPanel;

/**
 * The findings about a message, one below the other: as high as they are, and scrolled where there is less room. Event
 * dispatch thread only.
 */
final class FindingsPane extends JScrollPane {
    private static final long serialVersionUID = 1L;

    /** The least height, in unscaled pixels: two lines of a finding. */
    private static final int LEAST = 44;

    private final JPanel boxes = new JPanel(new MigLayout("insets 0, fillx, wrap 1, gap 6", "[grow,fill]"));

    /** Creates the pane without findings, hidden. */
    FindingsPane() {
        super(VERTICAL_SCROLLBAR_AS_NEEDED, HORIZONTAL_SCROLLBAR_NEVER);
        boxes.setOpaque(false);
        JPanel page = new VerticalScrollPanel(boxes);
        page.setOpaque(false);
        setViewportView(page);
        setBorder(null);
        setOpaque(false);
        getViewport().setOpaque(false);
        getAccessibleContext().setAccessibleName(Strings.of("wire.findings"));
        setVisible(false);
    }

    /** Shows other findings from their beginning; none hide the pane. */
    void show(List<FindingBox> findings) {
        boxes.removeAll();
        findings.forEach(finding -> boxes.add(finding, "wmin 0"));
        getViewport().setViewPosition(new Point());
        setVisible(!findings.isEmpty());
        revalidate();
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
