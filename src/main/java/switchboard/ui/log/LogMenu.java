package switchboard.ui.log;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.log.filter.FilterSuggestions;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/** Creates the context menu of the selected messages. Event dispatch thread only. */
final class LogMenu {
    /** The actions of the menu. */
    interface Actions {
        /** Returns whether replies can be sent. */
        boolean canReply();

        /** Returns whether notes can be changed. */
        boolean canNote();

        /** Returns whether the typed filter restricts the log. */
        boolean isFiltered();

        /** Replaces the typed filter. */
        void filter(String text);

        /** Adds a condition to the typed filter by "and". */
        void filterAnd(String condition);

        /** Adds a condition to the typed filter by "or". */
        void filterOr(String condition);

        /** Begins a reply to a client. */
        void replyTo(ConnectionId client);

        /** Marks the selected messages, or removes the marks if all of them are marked. */
        void toggleMarks();

        /** Opens the note card of the current message. */
        void editNote();

        /** Copies the selected messages. */
        void copy(CopyFormat format);
    }

    private LogMenu() {}

    /**
     * Creates the menu for a row.
     *
     * @param title the title of the row's client
     * @param conditions the filter conditions that the row suggests
     * @param selected the number of selected messages, including this one
     */
    static JPopupMenu of(
            LogRow row, String title, List<FilterSuggestions.Suggestion> conditions, int selected, Actions actions) {
        JPopupMenu menu = new JPopupMenu();
        if (actions.canReply()) {
            menu.add(item(Strings.of("log.menu.reply", title), "reply", "ENTER", () -> actions.replyTo(row.client())));
        }
        menu.add(filterMenu("log.menu.filter", conditions, actions::filter));
        if (actions.isFiltered()) {
            menu.add(filterMenu("log.menu.and", conditions, actions::filterAnd));
            menu.add(filterMenu("log.menu.or", conditions, actions::filterOr));
        }
        menu.addSeparator();
        if (actions.canNote()) {
            String mark = row.note().marked() ? "log.menu.unmark" : "log.menu.mark";
            menu.add(item(counted(mark, selected), "bookmark", "menu M", actions::toggleMarks));
            String note = row.note().text().isEmpty() ? "log.menu.note" : "log.menu.note.change";
            menu.add(item(Strings.of(note), "sticky-note", "F2", actions::editNote));
            menu.addSeparator();
        }
        JMenu copy = new JMenu(counted("log.menu.copy", selected));
        copy.setIcon(Icons.of("copy", 16, "sb.text2"));
        for (CopyFormat format : CopyFormat.values()) {
            copy.add(item(
                    Strings.of(format.key()),
                    "",
                    format == CopyFormat.TEXT ? "menu C" : "",
                    () -> actions.copy(format)));
        }
        menu.add(copy);
        return menu;
    }

    /** Creates a submenu of conditions; each item shows the meaning, and its tool tip the text of the filter. */
    private static JMenu filterMenu(
            String key, List<FilterSuggestions.Suggestion> conditions, Consumer<String> onChosen) {
        JMenu menu = new JMenu(Strings.of(key));
        menu.setIcon(Icons.of("list-filter", 16, "sb.text2"));
        for (FilterSuggestions.Suggestion condition : conditions) {
            JMenuItem item = item(condition.words(), "", "", () -> onChosen.accept(condition.text()));
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

    private static JMenuItem item(String text, String icon, String stroke, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        if (!icon.isEmpty()) {
            item.setIcon(Icons.of(icon, 16, "sb.text2"));
        }
        if (!stroke.isEmpty()) {
            item.setAccelerator(KeyBindings.stroke(stroke));
        }
        item.addActionListener(event -> action.run());
        return item;
    }
}
