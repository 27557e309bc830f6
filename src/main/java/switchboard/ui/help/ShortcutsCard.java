package switchboard.ui.help;

import java.util.Arrays;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;

/** The card that lists the shortcut keys of the commands in groups. Event dispatch thread only. */
public final class ShortcutsCard extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Creates the card. */
    public ShortcutsCard() {
        super(new MigLayout("insets 0, wrap 3", "[]36[]36[]", "[]14[top]18[top]"));
        setOpaque(false);
        JLabel title = new JLabel(Strings.of("keys.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        add(title, "span 3");
        for (WindowCommand.Group group : WindowCommand.Group.values()) {
            add(group(group));
        }
        for (String group : Strings.of("keys.groups").split(" ", -1)) {
            add(group(group));
        }
    }

    private static JPanel group(WindowCommand.Group group) {
        JPanel panel = titled(group.text());
        Arrays.stream(WindowCommand.values())
                .filter(one -> one.group() == group && !one.shortcuts().isEmpty())
                .forEach(one -> add(panel, one.keys(), one.text().replace("…", "")));
        return panel;
    }

    /** Creates the list of a group whose keys are not bound by commands. */
    private static JPanel group(String group) {
        JPanel panel = titled(Strings.of("keys." + group));
        for (String line : Strings.of("keys." + group + ".list").split("\n", -1)) {
            int cut = line.indexOf('|');
            add(panel, line.substring(0, cut).strip(), line.substring(cut + 1).strip());
        }
        return panel;
    }

    private static JPanel titled(String words) {
        JPanel panel = new JPanel(new MigLayout("insets 0, wrap 2", "[]14[]", "[]6[]4[]"));
        panel.setOpaque(false);
        JLabel title = new JLabel(words);
        title.putClientProperty("FlatLaf.styleClass", "h4");
        panel.add(title, "span 2");
        return panel;
    }

    private static void add(JPanel panel, String keys, String words) {
        JLabel key = new JLabel(keys);
        key.putClientProperty("FlatLaf.styleClass", "mono");
        panel.add(key);
        JLabel what = new JLabel(words);
        what.putClientProperty("FlatLaf.styleClass", "muted");
        panel.add(what);
    }
}
