package switchboard.ui.sessions;

import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;

/** The placeholder for an empty list of sessions. Event dispatch thread only. */
final class EmptySessions extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel title = new JLabel("", SwingConstants.CENTER);
    private final JLabel hint = new JLabel("", SwingConstants.CENTER);

    EmptySessions() {
        super(new MigLayout("insets 16, fill, wrap 1", "[grow,center]", "push[]12[]4[]push"));
        setOpaque(false);
        add(new JLabel(Icons.of("history", 48, "sb.text2")));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        add(title, "wmin 0");
        hint.putClientProperty("FlatLaf.styleClass", "muted");
        add(hint, "wmin 0");
    }

    /** Shows the reason: {@code reading}, {@code none} or {@code nomatch}. */
    void say(String why) {
        title.setText(Strings.of("sessions.empty." + why));
        hint.setText(Strings.of("sessions.empty." + why + ".hint"));
    }
}
