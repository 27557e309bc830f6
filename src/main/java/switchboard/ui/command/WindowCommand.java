package switchboard.ui.command;

import static switchboard.ui.command.Shortcut.content;
import static switchboard.ui.command.Shortcut.digits;
import static switchboard.ui.command.Shortcut.pane;
import static switchboard.ui.command.Shortcut.window;

import java.util.List;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;

/**
 * The commands of the window, in the order of the list of shortcut keys.
 *
 * <p>Each one has a text, which buttons, menus and the list of shortcut keys show, a tool tip, an icon and keys.
 */
public enum WindowCommand {
    NEXT_PANE(Group.WINDOW, "pane.next", "", window("F6")),
    PREVIOUS_PANE(Group.WINDOW, "pane.previous", "", window("shift F6")),
    LARGER(Group.WINDOW, "zoom.larger", "", window("menu PLUS", "menu EQUALS", "menu ADD", "menu shift EQUALS")),
    SMALLER(Group.WINDOW, "zoom.smaller", "", window("menu MINUS", "menu SUBTRACT")),
    USUAL_SIZE(Group.WINDOW, "zoom.usual", "", window("menu 0", "menu NUMPAD0")),
    PRESENT(Group.WINDOW, "present.command", "present.command.tip", "presentation", window("F11")),
    SWITCH_THEME(Group.WINDOW, "header.theme", "moon"),
    SHOW_JOIN_CARD(Group.WINDOW, "header.join", "qr-code", window("menu J")),
    SHOW_LISTENERS(Group.WINDOW, "header.listeners", "radio", window("menu L")),
    SHOW_ACCESS(Group.WINDOW, "header.access", "lock"),
    ADD_LISTENER(Group.WINDOW, "header.add", "plus"),
    OPEN_CLIENT(Group.WINDOW, "client.open", "client.open.tip", "plug", window("menu T")),
    START_SWARM(Group.WINDOW, "swarm.start", "swarm.start.tip", "users"),
    STOP_SWARM(Group.WINDOW, "swarm.stop", "circle-stop"),
    START_OR_STOP(Group.WINDOW, "header.start", "play"),
    HOLD_ALL(Group.WINDOW, "header.hold", "pause"),
    NEW_SESSION(Group.WINDOW, "session.new", "session.new.tip", "plus"),
    SHOW_SESSIONS(Group.WINDOW, "header.session.all", "history", window("menu O")),
    OPEN_SESSION_FILE(Group.WINDOW, "header.session.open", "folder-open"),
    EXPORT_THIS_SESSION(Group.WINDOW, "header.session.export", "download", window("menu E")),
    REPLAY_THIS_SESSION(Group.WINDOW, "header.session.replay", "repeat"),
    SHOW_SESSION_FILE(Group.WINDOW, "header.session.folder", "folder-open"),
    CLOSE_WINDOW(Group.WINDOW, "window.close", "", window("menu W")),
    /** In a text field a question mark is typed, because the field consumes it first. */
    SHOW_SHORTCUTS(
            Group.WINDOW,
            "keys.title",
            "header.keys",
            "circle-question-mark",
            window("F1"),
            window("typed ?", "shift typed ?")),
    CLOSE_CARD(Group.WINDOW, "overlay.close.card", "overlay.close", "x", pane("ESCAPE")),

    HOLD_CLIENTS(Group.CLIENTS, "clients.menu.hold", "pause", content("SPACE")),
    REPLY_TO_CLIENT(Group.CLIENTS, "clients.menu.reply", "reply", content("ENTER")),
    RENAME_CLIENT(Group.CLIENTS, "clients.menu.rename", "pencil", content("F2")),
    MARK_CLIENTS(Group.CLIENTS, "clients.menu.mark", "bookmark", content("menu M")),
    EDIT_CLIENT_NOTE(Group.CLIENTS, "clients.menu.note", "sticky-note", content("menu shift M")),
    REPLAY_CLIENTS(Group.CLIENTS, "clients.menu.replay", "repeat"),
    COPY_ADDRESSES(Group.CLIENTS, "clients.menu.copy", "copy", content("menu C")),
    DISCONNECT(Group.CLIENTS, "clients.menu.disconnect", "user-x", window("menu K")),
    BLOCK(Group.CLIENTS, "clients.menu.block", "ban"),
    SELECT_ALL_CLIENTS(Group.CLIENTS, "clients.all", "", content("menu A")),
    SELECT_NO_CLIENT(Group.CLIENTS, "clients.none", "", content("ESCAPE")),

    TYPE_FILTER(Group.LOG, "log.filter.type", "", window("menu F")),
    GO_TO(Group.LOG, "log.goto", "log.goto.what", "", window("menu G")),
    NEXT_MESSAGE(Group.LOG, "log.next", "", window("F8")),
    PREVIOUS_MESSAGE(Group.LOG, "log.previous", "", window("F7")),
    NEXT_OF_CLIENT(Group.LOG, "log.next.client", "", window("menu PERIOD")),
    PREVIOUS_OF_CLIENT(Group.LOG, "log.previous.client", "", window("menu COMMA")),
    NEXT_MARKED(Group.LOG, "log.next.marked", "", window("menu shift N")),
    PREVIOUS_MARKED(Group.LOG, "log.previous.marked", "", window("menu shift B")),
    NEXT_GAP(Group.LOG, "log.next.gap", "", window("menu shift G")),
    OLDEST_MESSAGE(Group.LOG, "log.oldest", "", content("menu HOME")),
    FOLLOW_NEWEST(Group.LOG, "log.follow", "log.follow.tip", "arrow-down-to-line", content("menu END")),
    REPLY_TO_MESSAGE(Group.LOG, "clients.menu.reply", "reply", content("ENTER")),
    MARK_MESSAGES(Group.LOG, "log.menu.mark", "bookmark", window("menu M")),
    EDIT_MESSAGE_NOTE(Group.LOG, "log.menu.note", "sticky-note", content("F2"), window("menu shift M")),
    COPY_MESSAGES(Group.LOG, "log.menu.copy", "copy", content("menu C")),
    EXPLAIN(Group.LOG, "wire.explain", "wire.explain.tip", "maximize-2", window("F9")),

    WRITE_REPLY(Group.REPLY, "reply.write", "reply.write.tip", "reply", window("menu R")),
    SEND(Group.REPLY, "reply.send", "reply.send.tip", "send", pane("menu ENTER")),
    SEND_TO_ALL(Group.REPLY, "reply.send.all", "", pane("menu shift ENTER")),
    SEND_AND_NEXT(Group.REPLY, "reply.next", "reply.next.tip", "", pane("alt ENTER")),
    SEND_FILE(Group.REPLY, "reply.file", "reply.file.tip", "folder-open"),
    SEND_EMPTY(Group.REPLY, "reply.send.empty", ""),
    WRONG_LENGTH(Group.REPLY, "reply.length.other", "triangle-alert"),
    REPEAT_REPLY(Group.REPLY, "reply.repeat", "reply.repeat.tip", "timer", pane("menu shift R")),
    OLDER_REPLY(Group.REPLY, "reply.older", "", content("alt UP")),
    NEWER_REPLY(Group.REPLY, "reply.newer", "", content("alt DOWN")),
    INSERT_SNIPPET(Group.REPLY, "reply.snippets", "reply.snippets.tip", "", digits()),

    OPEN_SESSIONS(Group.SESSIONS, "sessions.open", "sessions.open.tip", "eye", content("ENTER")),
    EXPORT_SESSION(Group.SESSIONS, "sessions.export", "sessions.export.tip", "download", window("menu E")),
    REPLAY_SESSION(Group.SESSIONS, "sessions.replay", "viewer.replay.tip", "repeat"),
    RENAME_SESSION(Group.SESSIONS, "sessions.rename", "sessions.rename.tip", "pencil", content("F2")),
    DELETE_SESSIONS(Group.SESSIONS, "sessions.delete", "sessions.delete.tip", "trash-2", content("DELETE")),
    SHOW_IN_FOLDER(Group.SESSIONS, "sessions.folder", "sessions.folder.tip", "folder-open"),
    COPY_SESSION_PATH(Group.SESSIONS, "sessions.copy.path", "copy", content("menu C")),
    OPEN_OTHER_SESSION(Group.SESSIONS, "sessions.file", "sessions.file.tip", "folder-open"),
    SEARCH_SESSIONS(Group.SESSIONS, "sessions.search", "search", window("menu F")),
    REFRESH_SESSIONS(Group.SESSIONS, "sessions.refresh", "", window("F5")),

    REFRESH_VIEWER(Group.VIEWER, "viewer.refresh", "viewer.refresh.tip", "refresh-cw", window("F5")),
    EXPORT_VIEWED(Group.VIEWER, "viewer.export", "viewer.export.tip", "download", window("menu E")),
    REPLAY_VIEWED(Group.VIEWER, "viewer.replay", "viewer.replay.tip", "repeat"),

    NEXT_DIFFERENCE(Group.REPLAY, "replay.next", "", window("F8")),
    PREVIOUS_DIFFERENCE(Group.REPLAY, "replay.previous", "", window("F7"));

    /** The groups of the list of shortcut keys. */
    public enum Group {
        WINDOW("keys.window"),
        CLIENTS("keys.clients"),
        LOG("keys.log"),
        REPLY("keys.reply"),
        SESSIONS("keys.sessions"),
        VIEWER("keys.viewer"),
        REPLAY("keys.replay");

        private final String text;

        Group(String text) {
            this.text = text;
        }

        /** Returns the group's title. */
        public String text() {
            return Strings.of(text);
        }
    }

    private final Group group;
    private final String text;
    private final String tip;
    private final String icon;
    private final List<Shortcut> shortcuts;

    WindowCommand(Group group, String text, String icon, Shortcut... shortcuts) {
        this(group, text, text, icon, shortcuts);
    }

    /**
     * Creates a command.
     *
     * @param text the key of its text in the strings
     * @param tip the key of its tool tip in the strings
     * @param icon the name of its icon, empty for none
     * @param shortcuts its keys; menus show the first one
     */
    WindowCommand(Group group, String text, String tip, String icon, Shortcut... shortcuts) {
        this.group = group;
        this.text = text;
        this.tip = tip;
        this.icon = icon;
        this.shortcuts = List.of(shortcuts);
    }

    /** Returns the group in which the list of shortcut keys shows the command. */
    public Group group() {
        return group;
    }

    /** Returns the text. */
    public String text() {
        return Strings.of(text);
    }

    /** Returns the tool tip, with the keys. */
    public String tip() {
        return shortcuts.isEmpty() ? Strings.of(tip) : Strings.of(tip) + " (" + keys() + ")";
    }

    /** Returns the name of the icon, empty for none. */
    String icon() {
        return icon;
    }

    /** Returns the keys. */
    public List<Shortcut> shortcuts() {
        return shortcuts;
    }

    /** Returns the keys as the user reads them, empty if there are none; of many the first and the last. */
    public String keys() {
        List<String> keys =
                shortcuts.stream().map(one -> KeyBindings.text(one.stroke())).toList();
        return keys.size() > 2 ? keys.getFirst() + " … " + keys.getLast() : String.join(" / ", keys);
    }
}
