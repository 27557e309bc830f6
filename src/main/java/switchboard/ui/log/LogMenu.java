package switchboard.ui.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandAction;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.log.filter.FilterBar;
import switchboard.ui.log.filter.FilterSuggestions;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/** Creates the context menu of the selected messages. Event dispatch thread only. */
final class LogMenu {
    private final CommandActions commands;
    private final FilterBar bar;
    private final Optional<Consumer<ConnectionId>> onReply;
    private final boolean canNote;
    private final Consumer<CopyFormat> onCopy;
    private final LongConsumer onSave;
    private Optional<LongConsumer> onSendAgain = Optional.empty();
    private Optional<LongConsumer> onEditAgain = Optional.empty();

    /**
     * Creates the creator of menus.
     *
     * @param onReply begins a reply to a client, if replies can be sent
     * @param canNote whether notes can be changed
     * @param onCopy copies the selected messages
     * @param onSave saves the body of the message with a number
     */
    LogMenu(
            CommandActions commands,
            FilterBar bar,
            Optional<Consumer<ConnectionId>> onReply,
            boolean canNote,
            Consumer<CopyFormat> onCopy,
            LongConsumer onSave) {
        this.commands = commands;
        this.bar = bar;
        this.onReply = onReply;
        this.canNote = canNote;
        this.onCopy = onCopy;
        this.onSave = onSave;
    }

    /**
     * Lets menus send a message again.
     *
     * @param send gets the number of a message to send as it is
     * @param edit gets the number of one to change first
     */
    void sendAgainBy(LongConsumer send, LongConsumer edit) {
        onSendAgain = Optional.of(send);
        onEditAgain = Optional.of(edit);
    }

    /**
     * Creates the menu for a row.
     *
     * @param title the title of the row's client
     * @param conditions the filter conditions that the row suggests
     * @param selected the number of selected messages, including this one
     * @param columns the menu to choose the columns
     */
    JPopupMenu of(
            LogRow row, String title, List<FilterSuggestions.Suggestion> conditions, int selected, JMenu columns) {
        JPopupMenu menu = new JPopupMenu();
        // Of several selected messages the one under the pointer names the client, so this is not the action of the
        // key.
        onReply.ifPresent(reply ->
                menu.add(new CommandAction(WindowCommand.REPLY_TO_MESSAGE, () -> reply.accept(row.client()))
                        .item(Strings.of("log.menu.reply", title))));
        onSendAgain.ifPresent(
                send -> menu.add(item(Strings.of("log.menu.again", title), "repeat", () -> send.accept(row.number()))));
        onEditAgain.ifPresent(
                edit -> menu.add(item(Strings.of("log.menu.again.edit"), "pencil", () -> edit.accept(row.number()))));
        // The selected clients stay selected, because a reply to them may be in progress.
        menu.add(filterMenu("log.menu.filter", conditions, bar::type));
        if (!bar.choice().typed().isAll()) {
            menu.add(filterMenu(
                    "log.menu.and", conditions, text -> bar.type(bar.choice().and(text))));
            menu.add(filterMenu(
                    "log.menu.or", conditions, text -> bar.type(bar.choice().or(text))));
        }
        menu.addSeparator();
        if (canNote) {
            String mark = row.note().marked() ? "log.menu.unmark" : "log.menu.mark";
            menu.add(commands.get(WindowCommand.MARK_MESSAGES).item(counted(mark, selected)));
            String note = row.note().text().isEmpty() ? "log.menu.note" : "log.menu.note.change";
            menu.add(commands.get(WindowCommand.EDIT_MESSAGE_NOTE).item(Strings.of(note)));
            menu.addSeparator();
        }
        JMenu copy = new JMenu(counted("log.menu.copy", selected));
        copy.setIcon(Icons.of("copy", 16, "sb.text2"));
        for (CopyFormat format : CopyFormat.values()) {
            JMenuItem item = item(Strings.of(format.key()), () -> onCopy.accept(format));
            if (format == CopyFormat.TEXT) {
                item.setAccelerator(
                        WindowCommand.COPY_MESSAGES.shortcuts().getFirst().stroke());
            }
            copy.add(item);
        }
        menu.add(copy);
        menu.add(item(Strings.of("log.menu.save"), "download", () -> onSave.accept(row.number())));
        menu.addSeparator();
        menu.add(columns);
        return menu;
    }

    /** Creates a submenu of conditions; each item shows the meaning, and its tool tip the text of the filter. */
    private static JMenu filterMenu(
            String key, List<FilterSuggestions.Suggestion> conditions, Consumer<String> onChosen) {
        JMenu menu = new JMenu(Strings.of(key));
        menu.setIcon(Icons.of("list-filter", 16, "sb.text2"));
        for (FilterSuggestions.Suggestion condition : conditions) {
            JMenuItem item = item(condition.words(), () -> onChosen.accept(condition.text()));
            item.setToolTipText(InertText.of(condition.text()));
            menu.add(item);
        }
        return menu;
    }

    private static String counted(String key, int selected) {
        return selected < 2
                ? Strings.of(key)
                : Strings.of("log.menu.many", Strings.of(key), LocalizedFormats.count(selected));
    }

    private static JMenuItem item(String text, String icon, Runnable action) {
        JMenuItem item = item(text, action);
        item.setIcon(Icons.of(icon, 16, "sb.text2"));
        return item;
    }

    private static JMenuItem item(String text, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        item.addActionListener(event -> action.run());
        return item;
    }
}
