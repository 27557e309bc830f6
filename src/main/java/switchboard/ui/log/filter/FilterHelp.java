package switchboard.ui.log.filter;

import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;

/** A popup with examples of filters; a click on an example sets it as the filter. Event dispatch thread only. */
final class FilterHelp extends JPopupMenu {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the popup.
     *
     * @param onChosen gets the example that was clicked
     */
    FilterHelp(Consumer<String> onChosen) {
        setLayout(new MigLayout("insets 10 6 12 16, wrap 2", "[fill]12[]", "[]8[]0[]"));
        JLabel title = new JLabel(Strings.of("log.help.title"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        add(title, "span 2, gapleft 8");
        for (String line : Strings.of("log.help.examples").split("\n", -1)) {
            int cut = line.indexOf('|');
            JMenuItem example = new JMenuItem(line.substring(0, cut).strip());
            example.putClientProperty("FlatLaf.styleClass", "monospaced");
            example.addActionListener(event -> onChosen.accept(example.getText()));
            add(example);
            JLabel meaning = new JLabel(line.substring(cut + 1).strip());
            meaning.putClientProperty("FlatLaf.styleClass", "muted");
            add(meaning);
        }
        JLabel foot = new JLabel(Strings.of("log.help.foot"));
        foot.putClientProperty("FlatLaf.styleClass", "small muted");
        add(foot, "span 2, gapleft 8, gaptop 8");
        getAccessibleContext().setAccessibleName(Strings.of("log.help.title"));
    }
}
