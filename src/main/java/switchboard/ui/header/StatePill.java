package switchboard.ui.header;

import java.util.Locale;
import javax.accessibility.AccessibleContext;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;

/** The badge that shows the server's state as a shape, a colour and a text. Event dispatch thread only. */
final class StatePill extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel label = new JLabel();

    StatePill() {
        super(new MigLayout("insets 3 10 3 12", "[]", "[center]"));
        label.setIconTextGap(6);
        add(label);
        show(ListenControl.State.STOPPED);
    }

    void show(ListenControl.State state) {
        String words = Strings.of("header.state." + state.name().toLowerCase(Locale.ROOT));
        switch (state) {
            case LISTENING -> look("okPill", "ok", "circle-check", "sb.ok");
            case STOPPED -> look("idlePill", "muted", "circle-stop", "sb.text2");
            case FAILED -> look("errorPill", "err", "circle-x", "sb.err");
        }
        String before = label.getText();
        label.setText(words);
        getAccessibleContext().setAccessibleName(words);
        if (!words.equals(before)) {
            getAccessibleContext()
                    .firePropertyChange(AccessibleContext.ACCESSIBLE_VISIBLE_DATA_PROPERTY, before, words);
        }
    }

    private void look(String pill, String text, String icon, String color) {
        putClientProperty("FlatLaf.styleClass", pill);
        label.putClientProperty("FlatLaf.styleClass", text);
        label.setIcon(Icons.of(icon, 16, color));
    }
}
