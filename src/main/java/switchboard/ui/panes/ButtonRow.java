package switchboard.ui.panes;

import java.awt.LayoutManager2;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** A row of buttons; if it is too narrow for their texts, only their icons are shown. Event dispatch thread only. */
public final class ButtonRow extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Map<AbstractButton, String> words = new LinkedHashMap<>();

    /**
     * Creates an empty row.
     *
     * @param columns the column constraints of {@link MigLayout}
     */
    public ButtonRow(String columns) {
        super(new MigLayout("insets 0", columns, "[]"));
        setOpaque(false);
    }

    /** Appends a button that has a text, an icon and a tool tip. */
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
