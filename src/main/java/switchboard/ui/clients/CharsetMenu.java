package switchboard.ui.clients;

import java.nio.charset.Charset;
import java.util.Optional;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import switchboard.model.Reading;
import switchboard.terminal.CharsetNames;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;

/** Creates the menu of the encodings in which the selected clients say and read texts. Event dispatch thread only. */
final class CharsetMenu {
    private CharsetMenu() {}

    static JMenu of(ClientActions actions, Runnable onOther) {
        JMenu menu = new JMenu(Strings.of("clients.menu.charset"));
        menu.setIcon(Icons.of("type", 16, "sb.text2"));
        menu.setEnabled(actions.hasConnectedClients());
        JMenuItem usual = new JMenuItem(Strings.of("clients.menu.charset.default"));
        usual.addActionListener(event -> actions.setCharset(Optional.empty()));
        menu.add(usual);
        menu.addSeparator();
        Optional<Charset> present = actions.reading().map(Reading::charset);
        for (Charset charset : CharsetNames.usual()) {
            JMenuItem item = new JRadioButtonMenuItem(charset.name(), present.equals(Optional.of(charset)));
            item.addActionListener(event -> actions.setCharset(Optional.of(charset)));
            menu.add(item);
        }
        menu.addSeparator();
        JMenuItem other = new JMenuItem(Strings.of("clients.menu.charset.other"));
        other.addActionListener(event -> onOther.run());
        menu.add(other);
        return menu;
    }
}
