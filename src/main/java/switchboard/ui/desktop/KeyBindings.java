package switchboard.ui.desktop;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

/**
 * Binds key strokes to actions. Event dispatch thread only.
 *
 * <p>Keys are written in the syntax of {@link KeyStroke#getKeyStroke(String)}, with {@code menu} for the modifier of
 * the platform's shortcuts: {@code "menu F"} is Ctrl+F, and Command+F on macOS.
 */
public final class KeyBindings {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private KeyBindings() {}

    /** Binds a key that works while {@code component} or one of its descendants has the focus. */
    public static void inside(JComponent component, String key, Runnable action) {
        bind(component, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, key, action);
    }

    /** Binds a key that works while {@code component} itself has the focus. */
    public static void focused(JComponent component, String key, Runnable action) {
        bind(component, JComponent.WHEN_FOCUSED, key, action);
    }

    /**
     * Binds a key that works while {@code component} itself has the focus and a condition holds; else the key goes on
     * to the components around it.
     */
    public static void focused(JComponent component, String key, BooleanSupplier condition, Runnable action) {
        bind(component, JComponent.WHEN_FOCUSED, key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean isEnabled() {
                return condition.getAsBoolean();
            }

            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    /**
     * Leaves the question mark, which shows the keys, to the window: a text that can't be edited takes what is typed,
     * too.
     */
    public static void leaveQuestionMark(JTextComponent readOnly) {
        for (String key : List.of("typed ?", "shift typed ?")) {
            readOnly.getInputMap(JComponent.WHEN_FOCUSED).put(stroke(key), "none");
        }
    }

    /** Binds a key that works anywhere in the window of {@code component}. */
    public static void anywhere(JComponent component, String key, Runnable action) {
        bind(component, JComponent.WHEN_IN_FOCUSED_WINDOW, key, action);
    }

    /**
     * Returns a key stroke; {@code menu} stands for the modifier of the platform's shortcuts.
     *
     * @throws IllegalArgumentException if the text is no key stroke
     */
    public static KeyStroke stroke(String key) {
        KeyStroke stroke = KeyStroke.getKeyStroke(key.replace("menu", MAC ? "meta" : "control"));
        if (stroke == null) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return stroke;
    }

    /**
     * Returns a key stroke as the user reads it, such as {@code Ctrl Shift M}, with the names and signs of the
     * platform.
     */
    public static String text(KeyStroke stroke) {
        String modifiers = InputEvent.getModifiersExText(stroke.getModifiers()).replace('+', ' ');
        String key = switch (stroke.getKeyCode()) {
            case KeyEvent.VK_UNDEFINED -> String.valueOf(stroke.getKeyChar());
            case KeyEvent.VK_PLUS -> "+";
            case KeyEvent.VK_MINUS -> "−";
            case KeyEvent.VK_PERIOD -> ".";
            case KeyEvent.VK_COMMA -> ",";
            case KeyEvent.VK_UP -> "↑";
            case KeyEvent.VK_DOWN -> "↓";
            default -> KeyEvent.getKeyText(stroke.getKeyCode());
        };
        return (modifiers + " " + key).strip();
    }

    private static void bind(JComponent component, int when, String key, Runnable action) {
        bind(component, when, key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    /**
     * Binds a key to an action of Swing, which does nothing while the action is disabled.
     *
     * @param when a condition of {@link JComponent#getInputMap(int)}
     */
    public static void bind(JComponent component, int when, String key, Action action) {
        component.getInputMap(when).put(stroke(key), key);
        component.getActionMap().put(key, action);
    }
}
