package switchboard.ui.help;

import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;

/** The card that lists the shortcut keys in groups. Event dispatch thread only. */
public final class ShortcutsCard extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Creates the card. */
    public ShortcutsCard() {
        super(new MigLayout("insets 0, wrap 2", "[]36[]", "[]14[top]18[top]"));
        setOpaque(false);
        JLabel title = new JLabel(Strings.of("keys.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        add(title, "span 2");
        for (String group : Strings.of("keys.groups").split(" ", -1)) {
            add(group(group));
        }
    }

    private static JPanel group(String group) {
        JPanel panel = new JPanel(new MigLayout("insets 0, wrap 2", "[]14[]", "[]6[]4[]"));
        panel.setOpaque(false);
        JLabel title = new JLabel(Strings.of("keys." + group));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        panel.add(title, "span 2");
        for (String line : Strings.of("keys." + group + ".list").split("\n", -1)) {
            int cut = line.indexOf('|');
            JLabel key = new JLabel(line.substring(0, cut).strip());
            key.putClientProperty("FlatLaf.styleClass", "mono");
            panel.add(key);
            JLabel what = new JLabel(line.substring(cut + 1).strip());
            what.putClientProperty("FlatLaf.styleClass", "muted");
            panel.add(what);
        }
        return panel;
    }
}
