package switchboard.ui.wire.compare;

import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;
import switchboard.ui.look.WrappedText;
import switchboard.ui.wire.bytes.WireColors;

/**
 * The view that compares two selected messages: a sentence about what differs, and their bytes one below the other.
 * Event dispatch thread only.
 */
public final class ComparePanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final WrappedText sentence = new WrappedText(Strings.of("compare.sentence"));
    private final InertLabel legend = new InertLabel("", "sb.text2", "medium.font", Optional.empty());
    private final JButton previous = tool("chevron-left", "compare.previous");
    private final JButton next = tool("chevron-right", "compare.next");
    private final CompareView view = new CompareView(this::showLegend);
    private final JScrollPane scroll = new JScrollPane(view);
    private final JLabel hint = new JLabel("", JLabel.CENTER);
    private transient Optional<MessagePair> pair = Optional.empty();

    /** Creates an empty panel, which says how two messages are chosen. */
    public ComparePanel() {
        super(new MigLayout(
                "insets 4 8 0 0, fill, hidemode 3", "[grow,fill]4[]0[]", "[]2[]2[grow,fill,40::]"));
        add(hint, "cell 0 0 3 3, grow, wmin 0");
        hint.putClientProperty("FlatLaf.styleClass", "muted");
        add(sentence, "cell 0 0, wmin 0");
        add(previous, "cell 1 0, top");
        add(next, "cell 2 0, top");
        add(legend, "cell 0 1 3 1, wmin 0");
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(scroll, "cell 0 2 3 1, wmin 0, hmin 0");
        previous.addActionListener(event -> view.difference(false));
        next.addActionListener(event -> view.difference(true));
        show(Optional.empty());
    }

    private static JButton tool(String icon, String key) {
        JButton button = new JButton(Icons.of(icon, 16, "Label.foreground"));
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(Strings.of(key + ".tip"));
        button.getAccessibleContext().setAccessibleName(Strings.of(key));
        return button;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(WireColors.surface());
    }

    /** Shows two messages, or how two are chosen. */
    public void show(Optional<MessagePair> shown) {
        pair = shown;
        hint.setText(Strings.of("compare.hint"));
        hint.setVisible(shown.isEmpty());
        sentence.setText(shown.map(PairFormatter::sentence).orElse(""));
        boolean differs = shown.isPresent() && !shown.get().isEqual();
        for (JButton button : new JButton[] {previous, next}) {
            button.setVisible(shown.isPresent());
            button.setEnabled(differs);
        }
        sentence.setVisible(shown.isPresent());
        legend.setVisible(shown.isPresent());
        scroll.setVisible(shown.isPresent());
        view.show(shown);
        showLegend();
        revalidate();
        repaint();
    }

    /** Says why the messages cannot be compared. */
    public void fail(String why) {
        show(Optional.empty());
        hint.setText(InertText.of(why));
    }

    /** Says which line is which message, and what stands in the current column. */
    private void showLegend() {
        legend.setText(pair.map(shown -> {
                    String lines = Strings.of(
                            "compare.legend",
                            PairFormatter.number(shown.first()),
                            PairFormatter.number(shown.second()));
                    return view.cursorWords().isEmpty() ? lines : lines + "   ·   " + view.cursorWords();
                })
                .orElse(""));
    }
}
