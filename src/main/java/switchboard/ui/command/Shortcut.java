package switchboard.ui.command;

import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import switchboard.ui.desktop.KeyBindings;

/**
 * A key that runs a command, and the place of the focus in which it does. Immutable.
 *
 * @param keys the key in the syntax of {@link KeyBindings}; the list of shortcut keys shows the first, the others are
 *     the same key on other keyboards and on the number pad
 */
public record Shortcut(Scope scope, List<String> keys) {
    /** The part of a window in which a key works. */
    public enum Scope {
        /** The whole window. */
        WINDOW(JComponent.WHEN_IN_FOCUSED_WINDOW),
        /** The pane that registers the command. */
        PANE(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT),
        /** The main component of the pane, such as its table, while it has the focus itself. */
        CONTENT(JComponent.WHEN_FOCUSED);

        private final int condition;

        Scope(int condition) {
            this.condition = condition;
        }

        /** Returns the condition of Swing's input maps. */
        int condition() {
            return condition;
        }
    }

    static Shortcut window(String... keys) {
        return new Shortcut(Scope.WINDOW, List.of(keys));
    }

    static Shortcut pane(String... keys) {
        return new Shortcut(Scope.PANE, List.of(keys));
    }

    static Shortcut content(String... keys) {
        return new Shortcut(Scope.CONTENT, List.of(keys));
    }

    /** Returns the keys of the digits 1 to 9. */
    static Shortcut[] digits() {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(digit -> window("menu " + digit))
                .toArray(Shortcut[]::new);
    }

    /** Returns the key stroke that is shown. */
    public KeyStroke stroke() {
        return KeyBindings.stroke(keys.getFirst());
    }
}
