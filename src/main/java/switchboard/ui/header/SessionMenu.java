package switchboard.ui.header;

import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;

/** Creates the menu of the running session and of earlier sessions. Event dispatch thread only. */
final class SessionMenu {
    private SessionMenu() {}

    static JPopupMenu of(HeaderActions actions) {
        JPopupMenu menu = new JPopupMenu(Strings.of("header.session"));
        add(menu, "header.session.all", "history", "menu O", actions::showSessions);
        add(menu, "header.session.open", "folder-open", "", actions::openSession);
        menu.addSeparator();
        add(menu, "header.session.export", "download", "menu E", actions::exportSession);
        add(menu, "header.session.replay", "repeat", "", actions::replaySession);
        add(menu, "header.session.folder", "folder-open", "", actions::showSessionFile);
        return menu;
    }

    private static void add(JPopupMenu menu, String key, String icon, String stroke, Runnable action) {
        JMenuItem item = new JMenuItem(Strings.of(key), Icons.of(icon, 16, "sb.text2"));
        if (!stroke.isEmpty()) {
            // Shown for information only: the key is bound elsewhere and works without the menu.
            item.setAccelerator(KeyBindings.stroke(stroke));
        }
        item.addActionListener(event -> action.run());
        menu.add(item);
    }
}
