package switchboard.ui.help;

import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.command.WindowCommand.Group;

/** The card that lists the shortcut keys of the commands in groups. Event dispatch thread only. */
public final class ShortcutsCard extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The columns, of about the same height. */
    private static final List<List<Group>> COLUMNS = List.of(
            List.of(Group.WINDOW, Group.REPLY),
            List.of(Group.CLIENTS, Group.SESSIONS, Group.VIEWER),
            List.of(Group.LOG, Group.REPLAY));

    /** Creates the card. */
    public ShortcutsCard() {
        super(new MigLayout("insets 0, wrap 3", "[]36[]36[]", "[]14[top]"));
        setOpaque(false);
        JLabel title = new JLabel(Strings.of("keys.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        add(title, "span 3");
        for (List<Group> groups : COLUMNS) {
            JPanel column = new JPanel(new MigLayout("insets 0, wrap 2", "[]14[]", "[]4[]"));
            column.setOpaque(false);
            groups.forEach(group -> add(column, group));
            add(column);
        }
    }

    private static void add(JPanel column, Group group) {
        JLabel title = new JLabel(group.text());
        title.putClientProperty("FlatLaf.styleClass", "h4");
        column.add(title, column.getComponentCount() == 0 ? "span 2" : "span 2, gaptop 14");
        for (WindowCommand command : WindowCommand.values()) {
            if (command.group() == group && !command.shortcuts().isEmpty()) {
                JLabel key = new JLabel(command.keys());
                key.putClientProperty("FlatLaf.styleClass", "mono");
                column.add(key);
                JLabel text = new JLabel(command.text().replace("…", ""));
                text.putClientProperty("FlatLaf.styleClass", "muted");
                column.add(text);
            }
        }
    }
}
