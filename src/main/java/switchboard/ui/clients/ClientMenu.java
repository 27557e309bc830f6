package switchboard.ui.clients;

import javax.swing.Icon;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.look.Icons;
import switchboard.wire.ReplyFormat;

/** Creates the context menu of the selected clients. Event dispatch thread only. */
final class ClientMenu {
    private ClientMenu() {}

    static JPopupMenu of(ClientActions actions, boolean one, Runnable onRename, Runnable onNote) {
        boolean there = actions.anybodyThere();
        JPopupMenu menu = new JPopupMenu(Strings.of("clients.title"));
        menu.add(item("clients.menu.reply", "reply", "ENTER", there, actions::reply));
        menu.add(item(
                actions.areHeld() ? "clients.menu.release" : "clients.menu.hold",
                actions.areHeld() ? "play" : "pause",
                "SPACE",
                there,
                actions::holdOrRelease));
        JMenu as = new JMenu(Strings.of("clients.menu.as"));
        as.setIcon(Icons.of("send", 16, "sb.text2"));
        as.setEnabled(there);
        for (ReplyFormat format : ReplyFormat.values()) {
            JMenuItem item = new JMenuItem(Strings.of("clients.menu.as." + format.word()));
            item.addActionListener(event -> actions.replyAs(format));
            as.add(item);
        }
        menu.add(as);
        menu.addSeparator();
        menu.add(item("clients.menu.rename", "pencil", "F2", one && there, onRename));
        menu.add(item(
                actions.areMarked() ? "clients.menu.unmark" : "clients.menu.mark",
                "bookmark",
                "menu M",
                true,
                actions::toggleMarks));
        menu.add(item("clients.menu.note", "sticky-note", "menu shift M", one, onNote));
        menu.add(item("clients.menu.replay", "repeat", "", true, actions::replay));
        menu.add(item("clients.menu.copy", "copy", "", true, actions::copyAddress));
        menu.addSeparator();
        menu.add(item("clients.menu.disconnect", "user-x", "menu K", there, actions::disconnect));
        menu.add(item("clients.menu.block", "ban", "", there, actions::block));
        return menu;
    }

    private static JMenuItem item(String key, String icon, String stroke, boolean enabled, Runnable action) {
        Icon drawn = Icons.of(icon, 16, "sb.text2");
        JMenuItem item = new JMenuItem(Strings.of(key), drawn);
        if (!stroke.isEmpty()) {
            item.setAccelerator(Keys.stroke(stroke));
        }
        item.setEnabled(enabled);
        item.addActionListener(event -> action.run());
        return item;
    }
}
