package switchboard.ui.clients;

import java.util.Optional;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import switchboard.model.Reading;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/** Creates the menu of the framings in which the selected clients can be read. Event dispatch thread only. */
final class ReadAsMenu {
    private ReadAsMenu() {}

    static JMenu of(ClientActions actions, Runnable onOther) {
        JMenu menu = new JMenu(Strings.of("clients.menu.read"));
        menu.setIcon(Icons.of("hash", 16, "sb.text2"));
        menu.setEnabled(actions.hasConnectedClients());
        JMenuItem usual = new JMenuItem(Strings.of("clients.menu.read.default"));
        usual.addActionListener(event -> actions.readAs(Optional.empty()));
        menu.add(usual);
        menu.addSeparator();
        Optional<Framing> present = actions.reading().map(Reading::framing);
        for (Framing framing : Framings.choices()) {
            String words =
                    Strings.of("clients.menu.read.framing", framing.name(), Strings.render(framing.description()));
            JMenuItem item = new JRadioButtonMenuItem(words, present.equals(Optional.of(framing)));
            item.addActionListener(event -> actions.readAs(Optional.of(framing)));
            menu.add(item);
        }
        menu.addSeparator();
        JMenuItem other = new JMenuItem(Strings.of("clients.menu.read.other"));
        other.addActionListener(event -> onOther.run());
        menu.add(other);
        return menu;
    }
}
