package switchboard.ui.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.ComponentOrientation;
import java.awt.Insets;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;
import switchboard.ui.wire.bytes.TextPage;
import switchboard.ui.wire.bytes.TextRun;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;

/**
 * The text view of a message's body, read-only and selectable.
 *
 * <p>Long bodies are shown in pages. Event dispatch thread only.
 */
final class TextView extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JTextPane pane = new JTextPane();
    private final JPanel pages = new JPanel(new MigLayout("insets 6 12 6 12, fillx", "[]6[]10[grow,fill]", "[]"));
    private final JButton previous = new JButton(Icons.of("chevron-left"));
    private final JButton next = new JButton(Icons.of("chevron-right"));
    private final JLabel where = new JLabel();
    private transient Optional<WireContent> content = Optional.empty();
    private transient TextPage page = new TextPage(0, 0, 0, 1);

    TextView() {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3, gap 0", "[grow,fill]", "[][grow,fill]"));
        pane.setEditorKit(new LongLineKit());
        pane.setEditable(false);
        KeyBindings.leaveQuestionMark(pane);
        pane.getAccessibleContext().setAccessibleName(Strings.of("wire.text.name"));
        previous.setToolTipText(Strings.of("wire.text.previous"));
        previous.getAccessibleContext().setAccessibleName(Strings.of("wire.text.previous"));
        previous.addActionListener(event -> turn(-1));
        next.setToolTipText(Strings.of("wire.text.next"));
        next.getAccessibleContext().setAccessibleName(Strings.of("wire.text.next"));
        next.addActionListener(event -> turn(1));
        pages.setOpaque(false);
        pages.add(previous);
        pages.add(next);
        pages.add(where, "wmin 0");
        // Cells by index, because a hidden component would let the others move to other rows.
        add(pages, "cell 0 0, wmin 0");
        JScrollPane scroll = new JScrollPane(pane);
        // An empty border stays; a missing one is replaced by that of the look and feel when the theme changes.
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(scroll, "cell 0 1, wmin 0, hmin 40");
        show(Optional.empty());
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (pane != null) {
            fill();
        }
    }

    void show(Optional<WireContent> shown) {
        content = shown;
        page = shown.map(now -> TextPage.of(now.shown().bytes(), now.shown().section(), 0))
                .orElse(new TextPage(0, 0, 0, 1));
        fill();
    }

    private void turn(int by) {
        content.ifPresent(shown -> {
            page = TextPage.of(
                    shown.shown().bytes(),
                    shown.shown().section(),
                    Math.clamp((long) page.index() + by, 0, page.count() - 1));
            fill();
        });
    }

    private void fill() {
        // The look and feel replaces a color of its own with the background of text panes, a plain color it keeps.
        pane.setBackground(new Color(WireColors.surface().getRGB()));
        pane.setMargin(UIScale.scale(new Insets(6, 8, 6, 8)));
        setBackground(WireColors.surface());
        pages.setVisible(page.count() > 1);
        previous.setEnabled(page.index() > 0);
        next.setEnabled(page.index() < page.count() - 1);
        content.ifPresent(shown -> {
            WireContent.ShownBody body = shown.shown();
            int start = body.section().start();
            // Escapes, and text from another encoding, are other bytes than those of the message.
            where.setText(
                    body.bytes() == shown.bytes()
                            ? Strings.of(
                                    "wire.text.page",
                                    page.start() - start + 1,
                                    page.end() - start,
                                    body.section().length())
                            : Strings.of("wire.text.page.of", page.index() + 1, page.count()));
        });
        List<TextRun> runs = content.map(shown -> shown.shown().runs(page)).orElse(List.of());
        pane.setDocument(document(runs));
        pane.setCaretPosition(0);
        boolean rightToLeft = !runs.isEmpty()
                && !new Bidi(runs.getFirst().text(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        pane.setComponentOrientation(
                rightToLeft ? ComponentOrientation.RIGHT_TO_LEFT : ComponentOrientation.LEFT_TO_RIGHT);
        revalidate();
    }

    private static DefaultStyledDocument document(List<TextRun> runs) {
        DefaultStyledDocument document = new DefaultStyledDocument();
        // Set before there is text; otherwise emoji of several code points and right-to-left text are drawn in parts.
        document.putProperty("i18n", true);
        List<MutableAttributeSet> styles = new ArrayList<>();
        for (TextRun.Style style : TextRun.Style.values()) {
            styles.add(attributes(style));
        }
        try {
            for (TextRun run : runs) {
                document.insertString(
                        document.getLength(), run.text(), styles.get(run.style().ordinal()));
            }
        } catch (BadLocationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return document;
    }

    private static MutableAttributeSet attributes(TextRun.Style style) {
        SimpleAttributeSet attributes = new SimpleAttributeSet();
        switch (style) {
            case PLAIN -> StyleConstants.setForeground(attributes, WireColors.text());
            case EMOJI -> {
                StyleConstants.setForeground(attributes, WireColors.text());
                StyleConstants.setFontFamily(attributes, WireFonts.emojiFamily());
            }
            case ESCAPE -> {
                StyleConstants.setForeground(attributes, WireColors.warning());
                StyleConstants.setFontFamily(attributes, WireFonts.mono().getFamily());
            }
            case INVALID -> {
                StyleConstants.setForeground(attributes, WireColors.error());
                StyleConstants.setBackground(attributes, WireColors.errorTint());
            }
        }
        return attributes;
    }
}
