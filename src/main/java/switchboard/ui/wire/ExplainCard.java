package switchboard.ui.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.finding.FindingLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.WrappedText;
import switchboard.ui.panes.VerticalScrollPanel;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.wire.Finding;

/**
 * One message, large, to be explained to a class: its findings, their repairs and its bytes. Event dispatch thread only.
 *
 * <p>The fonts grow with the card, so that a projected window of 1024x768 pixels shows all of a short message.
 */
final class ExplainCard extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    /** The size of the card at 100 % zoom for which the fonts are {@link #USUAL} times as large as elsewhere. */
    private static final int WIDTH = 900;

    private static final int HEIGHT = 600;
    private static final float USUAL = 1.6f;
    private static final float LARGEST = 2.4f;

    /** Larger than any window, in pixels: the card takes all that it gets. */
    private static final Dimension ALL = new Dimension(20_000, 20_000);

    /** The largest number of findings that are shown. */
    private static final int MOST = 3;

    private final InertParagraph title = new InertParagraph("sb.text2", "h3.font", false);
    private final JPanel findings = new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", ""));
    private final JScrollPane findingsScroll;
    private final WireView bytes;
    private final transient ByteSelection selection = new ByteSelection();
    private final transient List<FindingLabel> chips = new ArrayList<>();
    private final transient List<WrappedText> texts = new ArrayList<>();
    private float enlargement = 1;

    ExplainCard(Clipboard clipboard) {
        // With little room the findings get smaller first and scroll, so that the bytes stay to be seen.
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]8[shrinkprio 200]10[grow,fill]"));
        setOpaque(false);
        bytes = new WireView(selection, clipboard);
        bytes.getAccessibleContext().setAccessibleName(Strings.of("wire.tab.wire"));
        findings.setOpaque(false);
        JPanel page = new VerticalScrollPanel(findings);
        page.setOpaque(false);
        findingsScroll = scrolling(page);
        findingsScroll.setOpaque(false);
        findingsScroll.getViewport().setOpaque(false);
        findingsScroll.getAccessibleContext().setAccessibleName(Strings.of("wire.findings"));
        add(title, "wmin 0");
        add(findingsScroll, "wmin 0, hmin 60");
        add(scrolling(bytes), "wmin 0, height 35%:40%:n");
    }

    private static JScrollPane scrolling(JComponent view) {
        JScrollPane scroll = new JScrollPane(
                view,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean isValidateRoot() {
                // The height depends on the width, so whatever is around it must be laid out again, too.
                return false;
            }
        };
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    /**
     * Shows a message.
     *
     * @param named the title of the message
     */
    void show(WireContent content, String named) {
        title.setText(named);
        findings.removeAll();
        chips.clear();
        texts.clear();
        List<Finding> found =
                content.logged().message().findings().stream().limit(MOST).toList();
        for (Finding finding : found) {
            FindingLabel chip = new FindingLabel(finding);
            chips.add(chip);
            findings.add(chip, "growx 0, gaptop 6");
            text("wire.finding.sentence", "Label.font", Strings.render(finding.text()));
            finding.repair()
                    .ifPresent(repair -> text("wire.finding.repair", "monospaced.font", Strings.render(repair)));
        }
        if (found.isEmpty()) {
            text("wire.finding.sentence", "Label.font", Strings.of("wire.explain.none"));
        }
        selection.clear();
        bytes.show(Optional.of(content));
        enlarge(enlargement);
        repaint();
    }

    private void text(String name, String font, String words) {
        WrappedText text = new WrappedText(Strings.of(name), font);
        text.setText(words);
        texts.add(text);
        findings.add(text, "wmin 0, gaptop 4");
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return ALL;
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(20);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return true;
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        float fitting = USUAL
                * Math.min((float) width / UIScale.scale(WIDTH), (float) height / UIScale.scale(HEIGHT));
        float rounded = Math.round(Math.clamp(fitting, 1f, LARGEST) * 10) / 10f;
        if (rounded != enlargement) {
            enlarge(rounded);
        }
    }

    private void enlarge(float times) {
        enlargement = times;
        chips.forEach(chip -> chip.enlarge(times));
        texts.forEach(text -> text.enlarge(times));
        bytes.enlarge(times);
        // Also where it is not valid yet, because it may have been measured with the fonts before.
        findings.revalidate();
        revalidate();
    }
}
