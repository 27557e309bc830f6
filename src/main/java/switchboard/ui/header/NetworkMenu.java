package switchboard.ui.header;

import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.ui.Strings;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/** Creates the menu that chooses the network interface and the address to show. Event dispatch thread only. */
final class NetworkMenu {
    private NetworkMenu() {}

    static JMenu of(ListenControl listen) {
        JMenu menu = new JMenu(Strings.of("header.network"));
        menu.setIcon(Icons.of("network", 16, "sb.text2"));
        Optional<ListenerInfo> main = listen.main();
        boolean open = main.map(ListenControl::isOpen).orElse(false);
        if (listen.wasOpenToNetwork() && !open) {
            // Offered, never done automatically: only the user knows to which network this computer is connected today.
            JMenuItem again = new JMenuItem(Strings.of("header.network.again"), Icons.of("globe", 16, "sb.text2"));
            again.addActionListener(event -> listen.open(true));
            menu.add(again);
            menu.addSeparator();
        }
        ButtonGroup reach = new ButtonGroup();
        menu.add(choice(reach, Strings.of("header.network.here"), main.isPresent() && !open, () -> listen.open(false)));
        menu.add(choice(reach, Strings.of("header.network.all"), open, () -> listen.open(true)));
        if (open) {
            menu.addSeparator();
            JMenuItem under = new JMenuItem(Strings.of("header.network.under"));
            under.setEnabled(false);
            menu.add(under);
            ButtonGroup addresses = new ButtonGroup();
            ListenerInfo listener = main.orElseThrow();
            String shown = listen.host(listener);
            for (Reachable one : listener.reachable()) {
                menu.add(choice(
                        addresses,
                        InertText.of(Strings.of("header.network.address", one.address(), one.adapter())),
                        one.address().equals(shown),
                        () -> listen.prefer(one.address())));
            }
        }
        return menu;
    }

    private static JMenuItem choice(ButtonGroup group, String words, boolean chosen, Runnable action) {
        JRadioButtonMenuItem item = new JRadioButtonMenuItem(words, chosen);
        group.add(item);
        item.addActionListener(event -> {
            if (!chosen) {
                action.run();
            }
        });
        return item;
    }
}
