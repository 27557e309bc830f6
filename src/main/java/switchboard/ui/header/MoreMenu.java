package switchboard.ui.header;

import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.listen.ListenControl;

/** Creates the menu of the header: listeners, sessions, test clients, appearance, keys. Event dispatch thread only. */
final class MoreMenu {
    private MoreMenu() {}

    static JPopupMenu of(ListenControl listen, CommandActions commands) {
        JPopupMenu menu = new JPopupMenu(Strings.of("header.menu"));
        add(menu, commands, WindowCommand.SHOW_LISTENERS, WindowCommand.ADD_LISTENER);
        menu.add(NetworkMenu.of(listen));
        add(menu, commands, WindowCommand.SHOW_ACCESS);
        menu.addSeparator();
        add(
                menu,
                commands,
                WindowCommand.NEW_SESSION,
                WindowCommand.SHOW_SESSIONS,
                WindowCommand.OPEN_SESSION_FILE,
                WindowCommand.EXPORT_THIS_SESSION,
                WindowCommand.REPLAY_THIS_SESSION,
                WindowCommand.SHOW_SESSION_FILE);
        menu.addSeparator();
        add(menu, commands, WindowCommand.OPEN_CLIENT, WindowCommand.START_SWARM, WindowCommand.STOP_SWARM);
        menu.addSeparator();
        add(menu, commands, WindowCommand.SWITCH_THEME, WindowCommand.PRESENT, WindowCommand.SHOW_SHORTCUTS);
        return menu;
    }

    private static void add(JPopupMenu menu, CommandActions commands, WindowCommand... shown) {
        for (WindowCommand command : shown) {
            menu.add(commands.get(command).item());
        }
    }
}
