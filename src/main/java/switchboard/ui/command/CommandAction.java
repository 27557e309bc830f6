package switchboard.ui.command;

import java.awt.event.ActionEvent;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import switchboard.ui.look.Icons;

/**
 * A command of one window or pane as an action of Swing: buttons, menu items and keys that run it. Event dispatch
 * thread only.
 */
public final class CommandAction extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final WindowCommand command;
    private final transient BooleanSupplier condition;
    private final transient Runnable run;

    /** Creates an action that is always enabled and bound to no key. */
    public CommandAction(WindowCommand command, Runnable run) {
        this(command, () -> true, run);
    }

    CommandAction(WindowCommand command, BooleanSupplier condition, Runnable run) {
        super(command.text());
        this.command = command;
        this.condition = condition;
        this.run = run;
        putValue(SHORT_DESCRIPTION, command.tip());
        if (!command.icon().isEmpty()) {
            putValue(SMALL_ICON, Icons.of(command.icon(), 16, "sb.text2"));
            putValue(LARGE_ICON_KEY, Icons.of(command.icon(), 16, "Label.foreground"));
        }
        command.shortcuts().stream().findFirst().ifPresent(first -> putValue(ACCELERATOR_KEY, first.stroke()));
    }

    /** Returns the command. */
    public WindowCommand command() {
        return command;
    }

    /** Evaluates the condition anew, so that menus and keys need no notice of each change of the state. */
    @Override
    public boolean isEnabled() {
        return condition.getAsBoolean();
    }

    /** Enables or disables the buttons as the condition is now. */
    public void refresh() {
        setEnabled(condition.getAsBoolean());
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        run.run();
    }

    /** Returns a new button with text and icon. */
    public JButton button() {
        return new JButton(this);
    }

    /** Returns a new button for the main command of a pane. */
    public JButton primaryButton() {
        JButton button = button();
        button.putClientProperty("FlatLaf.styleClass", "primary");
        button.setIcon(Icons.of(command.icon(), 16, "sb.onAccent"));
        return button;
    }

    /** Makes a button one of a tool bar, which has an icon and no text. */
    public <B extends AbstractButton> B tool(B button) {
        button.setHideActionText(true);
        button.setAction(this);
        button.setIcon(Icons.of(command.icon()));
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.getAccessibleContext().setAccessibleName(command.text());
        return button;
    }

    /** Returns a new menu item. */
    public JMenuItem item() {
        return item(command.text());
    }

    /** Returns a new menu item with another text. */
    public JMenuItem item(String text) {
        JMenuItem item = new JMenuItem(this);
        item.setText(text);
        item.setToolTipText(null);
        return item;
    }
}
