package switchboard.ui.wire;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;

/** A line that says that the filter of the log hides the message, with a button. Event dispatch thread only. */
final class HiddenMessageBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton showAll = new JButton(Strings.of("wire.hidden.show"));

    /** Creates the line, hidden. */
    HiddenMessageBar() {
        super(new MigLayout("insets 2 12 2 4, fillx", "[]8[grow,fill]8[]", "[center]"));
        putClientProperty("FlatLaf.styleClass", "infoBanner");
        add(new JLabel(Icons.of("list-filter", 14, "sb.info")));
        add(new JLabel(Strings.of("wire.hidden")), "wmin 0");
        showAll.putClientProperty("FlatLaf.style", "margin: 1,8,1,8");
        showAll.setVisible(false);
        add(showAll, "hidemode 3");
        setVisible(false);
    }

    /** Sets the listener of the button, which shows all messages. */
    void onShowAll(Runnable listener) {
        showAll.addActionListener(event -> listener.run());
        showAll.setVisible(true);
    }
}
