package switchboard.ui.reply;

import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.function.IntFunction;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/**
 * A row with as many chips as fit and the number of the others.
 *
 * <p>Event dispatch thread only.
 */
final class ChipRow extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 40;

    private final transient IntFunction<String> moreText;
    private final JLabel more = new JLabel();
    private final JLabel hint = new JLabel();
    private String fullHint = "";
    private String briefHint = "";
    private int total;

    /**
     * Creates an empty row.
     *
     * @param more returns the text for a number of chips that do not fit
     */
    ChipRow(IntFunction<String> more) {
        super(null);
        moreText = more;
        this.more.putClientProperty("FlatLaf.styleClass", "muted");
        setOpaque(false);
    }

    /**
     * Shows these chips.
     *
     * @param count the total number of chips, which may exceed the size of {@code chips}
     */
    void setChips(List<? extends Component> chips, int count) {
        removeAll();
        total = count;
        chips.stream().limit(MOST).forEach(this::add);
        add(more);
        revalidate();
        repaint();
    }

    /**
     * Shows a text in place of chips.
     *
     * @param full the text where there is room for it
     * @param brief the text where there is not
     * @param style the style class of the text
     */
    void setHint(String full, String brief, String style) {
        fullHint = full;
        briefHint = brief;
        hint.putClientProperty("FlatLaf.styleClass", style);
        hint.setText(full);
        setChips(List.of(hint), 1);
    }

    private int gap() {
        return com.formdev.flatlaf.util.UIScale.scale(6);
    }

    @Override
    public void doLayout() {
        int chips = getComponentCount() - 1;
        if (chips < 0) {
            return;
        }
        if (hint.getParent() == this) {
            int wanted = SwingUtilities.computeStringWidth(hint.getFontMetrics(hint.getFont()), fullHint);
            hint.setText(wanted <= getWidth() ? fullHint : briefHint);
        }
        int shown = fitting(chips);
        more.setText(moreText.apply(total - shown));
        int reserved = shown < total ? more.getPreferredSize().width + gap() : 0;
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int at = 0;
        for (int i = 0; i < chips; i++) {
            Component chip = getComponent(i);
            chip.setVisible(i < shown);
            if (i < shown) {
                at = place(chip, at, getWidth() - reserved, leftToRight);
            }
        }
        more.setVisible(shown < total);
        if (more.isVisible()) {
            place(more, at, getWidth(), leftToRight);
        }
    }

    private int place(Component chip, int at, int end, boolean leftToRight) {
        Dimension size = chip.getPreferredSize();
        int width = Math.min(size.width, Math.max(0, end - at));
        chip.setBounds(leftToRight ? at : getWidth() - at - width, (getHeight() - size.height) / 2, width, size.height);
        return at + width + gap();
    }

    private int fitting(int chips) {
        more.setText(moreText.apply(total));
        int reserved = more.getPreferredSize().width + gap();
        int at = 0;
        for (int i = 0; i < chips; i++) {
            at += getComponent(i).getPreferredSize().width + gap();
            boolean last = i == total - 1;
            if (i > 0 && at - gap() > getWidth() - (last ? 0 : reserved)) {
                return i;
            }
        }
        return chips;
    }

    @Override
    public Dimension getPreferredSize() {
        int width = 0;
        int height = more.getPreferredSize().height;
        for (Component chip : getComponents()) {
            Dimension size = chip.getPreferredSize();
            width += size.width + gap();
            height = Math.max(height, size.height);
        }
        return new Dimension(width, height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(gap(), getPreferredSize().height);
    }
}
