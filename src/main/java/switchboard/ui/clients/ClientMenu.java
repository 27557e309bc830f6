package switchboard.ui.clients;

import javax.swing.Icon;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;
import switchboard.wire.ReplyFormat;

/** Creates the context menu of the selected clients. Event dispatch thread only. */
final class ClientMenu {
    private ClientMenu() {}

    static JPopupMenu of(ClientActions actions, boolean one, Runnable onRename, Runnable onNote) {
        boolean connected = actions.hasConnectedClients();
        JPopupMenu menu = new JPopupMenu(Strings.of("clients.title"));
        menu.add(item("clients.menu.reply", "reply", "ENTER", connected, actions::reply));
        menu.add(item(
                actions.allHeld() ? "clients.menu.release" : "clients.menu.hold",
                actions.allHeld() ? "play" : "pause",
                "SPACE",
                connected,
                actions::holdOrRelease));
        JMenu as = new JMenu(Strings.of("clients.menu.as"));
        as.setIcon(Icons.of("send", 16, "sb.text2"));
        as.setEnabled(connected);
        for (ReplyFormat format : ReplyFormat.values()) {
            JMenuItem item = new JMenuItem(Strings.of("clients.menu.as." + format.word()));
            item.addActionListener(event -> actions.replyAs(format));
            as.add(item);
        }
        menu.add(as);
        menu.addSeparator();
        menu.add(item("clients.menu.rename", "pencil", "F2", one && connected, onRename));
        menu.add(item(
                actions.allMarked() ? "clients.menu.unmark" : "clients.menu.mark",
                "bookmark",
                "menu M",
                true,
                actions::toggleMarks));
        menu.add(item("clients.menu.note", "sticky-note", "menu shift M", one, onNote));
        menu.add(item("clients.menu.replay", "repeat", "", true, actions::replay));
        menu.add(item("clients.menu.copy", "copy", "", true, actions::copyAddress));
        menu.addSeparator();
        menu.add(item("clients.menu.disconnect", "user-x", "menu K", connected, actions::disconnect));
        menu.add(item("clients.menu.block", "ban", "", connected, actions::block));
        return menu;
    }

    private static JMenuItem item(String key, String icon, String stroke, boolean enabled, Runnable action) {
        Icon drawn = Icons.of(icon, 16, "sb.text2");
        JMenuItem item = new JMenuItem(Strings.of(key), drawn);
        if (!stroke.isEmpty()) {
            item.setAccelerator(KeyBindings.stroke(stroke));
        }
        item.setEnabled(enabled);
        item.addActionListener(event -> action.run());
        return item;
    }
}
