package switchboard.ui.panes;

import java.awt.LayoutManager2;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** Buttons in a row; where there is not the room for their words, their icons remain. */
public final class ButtonRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Map<AbstractButton, String> words = new LinkedHashMap<>();

    /** Creates an empty one, with what stands between its columns as {@link MigLayout} wants it. */
    public ButtonRow(String columns) {
        super(new MigLayout("insets 0", columns, "[]"));
        setOpaque(false);
    }

    /** Appends a button that has words, an icon and a tooltip. */
    public void append(AbstractButton button) {
        words.put(button, button.getText());
        button.getAccessibleContext().setAccessibleName(button.getText());
        add(button);
    }

    @Override
    public void doLayout() {
        say(true);
        if (getPreferredSize().width > getWidth()) {
            say(false);
        }
        super.doLayout();
    }

    private void say(boolean all) {
        words.forEach((button, text) -> button.setText(all ? text : ""));
        if (getLayout() instanceof LayoutManager2 layout) {
            layout.invalidateLayout(this);
        }
    }
}
