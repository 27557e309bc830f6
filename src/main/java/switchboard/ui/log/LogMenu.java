package switchboard.ui.log;

import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.event.ConnectionId;
import switchboard.ui.Strings;

/** What a person can do with one message. Event dispatch thread only. */
final class LogMenu {
    /** Carries out what was chosen. */
    interface Actions {
        /** Show only this client's messages. */
        void filterFor(ConnectionId client);

        /** Begin a reply to this client. */
        void replyTo(ConnectionId client);

        /** Copy the message. */
        void copy(long number, CopyFormat format);
    }

    private LogMenu() {}

    /** Return the menu for a message. */
    static JPopupMenu of(long number, ConnectionId client, String title, Actions actions) {
        JPopupMenu menu = new JPopupMenu();
        menu.add(item(Strings.of("log.menu.reply", title), () -> actions.replyTo(client)));
        menu.add(item(Strings.of("log.menu.filter", title), () -> actions.filterFor(client)));
        menu.addSeparator();
        JMenu copy = new JMenu(Strings.of("log.menu.copy"));
        for (CopyFormat format : CopyFormat.values()) {
            copy.add(item(Strings.of(format.key()), () -> actions.copy(number, format)));
        }
        menu.add(copy);
        return menu;
    }

    private static JMenuItem item(String text, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        item.addActionListener(event -> action.run());
        return item;
    }
}
