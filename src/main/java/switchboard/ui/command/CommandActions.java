package switchboard.ui.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javax.swing.JComponent;
import switchboard.ui.desktop.KeyBindings;

/** The actions of one window or pane, by command. Event dispatch thread only. */
public final class CommandActions {
    private final JComponent pane;
    private final JComponent content;
    private final Map<WindowCommand, CommandAction> actions = new EnumMap<>(WindowCommand.class);

    /**
     * Creates an empty set of actions.
     *
     * @param pane the component in whose window, or in which, the keys work
     * @param content the component with the keys that work only while it has the focus itself
     */
    public CommandActions(JComponent pane, JComponent content) {
        this.pane = pane;
        this.content = content;
    }

    /** Adds a command that is always enabled, and binds its keys. */
    public CommandAction add(WindowCommand command, Runnable run) {
        return add(new CommandAction(command, run));
    }

    /**
     * Adds a command and binds its keys.
     *
     * @param condition returns whether it is enabled now
     */
    public CommandAction add(WindowCommand command, BooleanSupplier condition, Runnable run) {
        return add(new CommandAction(command, condition, run));
    }

    private CommandAction add(CommandAction action) {
        actions.put(action.command(), action);
        action.command().shortcuts().forEach(one -> bind(one, action));
        return action;
    }

    /** Adds a command whose keys stand for different things: the n-th key runs it with n, counted from 0. */
    public void addNumbered(WindowCommand command, IntConsumer run) {
        for (int i = 0; i < command.shortcuts().size(); i++) {
            int number = i;
            bind(command.shortcuts().get(i), new CommandAction(command, () -> run.accept(number)));
        }
    }

    private void bind(Shortcut shortcut, CommandAction action) {
        JComponent component = shortcut.scope() == Shortcut.Scope.CONTENT ? content : pane;
        shortcut.keys()
                .forEach(key -> KeyBindings.bind(component, shortcut.scope().condition(), key, action));
    }

    /**
     * Returns the action of a command.
     *
     * @throws IllegalStateException if the command was not added
     */
    public CommandAction get(WindowCommand command) {
        CommandAction action = actions.get(command);
        if (action == null) {
            throw new IllegalStateException("not added: " + command);
        }
        return action;
    }

    /** Enables and disables the buttons as the conditions are now. */
    public void refresh() {
        actions.values().forEach(CommandAction::refresh);
    }
}
