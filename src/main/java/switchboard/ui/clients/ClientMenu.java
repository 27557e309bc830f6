package switchboard.ui.clients;

import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.Icons;
import switchboard.wire.ReplyFormat;

/** Creates the context menu of the selected clients. Event dispatch thread only. */
final class ClientMenu {
    private ClientMenu() {}

    /**
     * Returns the menu.
     *
     * @param onOtherFraming called to type a framing
     * @param onOtherCharset called to type the name of an encoding
     */
    static JPopupMenu of(
            CommandActions commands, ClientActions actions, Runnable onOtherFraming, Runnable onOtherCharset) {
        JPopupMenu menu = new JPopupMenu(Strings.of("clients.title"));
        menu.add(commands.get(WindowCommand.REPLY_TO_CLIENT).item());
        JMenuItem hold = commands.get(WindowCommand.HOLD_CLIENTS).item();
        if (actions.allHeld()) {
            hold.setText(Strings.of("clients.menu.release"));
            hold.setIcon(Icons.of("play", 16, "sb.text2"));
        }
        menu.add(hold);
        JMenu as = new JMenu(Strings.of("clients.menu.as"));
        as.setIcon(Icons.of("send", 16, "sb.text2"));
        as.setEnabled(actions.hasConnectedClients());
        for (ReplyFormat format : ReplyFormat.values()) {
            JMenuItem item = new JMenuItem(Strings.of("clients.menu.as." + format.word()));
            item.addActionListener(event -> actions.replyAs(format));
            as.add(item);
        }
        menu.add(as);
        menu.add(ReadAsMenu.of(actions, onOtherFraming));
        menu.add(CharsetMenu.of(actions, onOtherCharset));
        menu.addSeparator();
        menu.add(commands.get(WindowCommand.RENAME_CLIENT).item());
        menu.add(commands.get(WindowCommand.MARK_CLIENTS)
                .item(Strings.of(actions.allMarked() ? "clients.menu.unmark" : "clients.menu.mark")));
        menu.add(commands.get(WindowCommand.EDIT_CLIENT_NOTE).item());
        menu.add(commands.get(WindowCommand.REPLAY_CLIENTS).item());
        menu.add(commands.get(WindowCommand.COPY_ADDRESSES).item());
        menu.addSeparator();
        JMenuItem disconnect = commands.get(WindowCommand.DISCONNECT).item();
        if (actions.connectedClients() > 1) {
            disconnect.setText(Strings.of("clients.menu.disconnect.many", actions.connectedClients()));
        }
        menu.add(disconnect);
        menu.add(commands.get(WindowCommand.BLOCK).item());
        return menu;
    }
}
