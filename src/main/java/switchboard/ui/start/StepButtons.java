package switchboard.ui.start;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Buttons in one row, or in two columns where the row is too narrow for their texts. Event dispatch thread only. */
final class StepButtons extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The space between two buttons, in unscaled pixels. */
    private static final int GAP = 8;

    private final MigLayout rows = new MigLayout("", "[]" + GAP + "[]", "[]" + GAP + "[]");
    private boolean narrow;

    StepButtons(AbstractButton... buttons) {
        setLayout(rows);
        setOpaque(false);
        wrap();
        for (AbstractButton button : buttons) {
            add(button, "sizegroup step");
        }
    }

    private void wrap() {
        rows.setLayoutConstraints("insets 0, hidemode 3, gap " + GAP + (narrow ? ", wrap 2" : ""));
    }

    @Override
    public void doLayout() {
        int widest = 0;
        int count = 0;
        for (Component button : getComponents()) {
            if (button.isVisible()) {
                widest = Math.max(widest, button.getPreferredSize().width);
                count++;
            }
        }
        boolean tooNarrow = count * widest + (count - 1) * UIScale.scale(GAP) > getWidth();
        if (tooNarrow != narrow) {
            narrow = tooNarrow;
            wrap();
            revalidate();
        }
        super.doLayout();
    }
}
