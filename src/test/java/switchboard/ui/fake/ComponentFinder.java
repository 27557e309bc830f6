package switchboard.ui.fake;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Finds components in a container and triggers their key bindings. */
public final class ComponentFinder {
    private ComponentFinder() {}

    public static <T extends Component> List<T> all(Container root, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : root.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    public static <T extends Component> T one(Container root, Class<T> type, Predicate<T> which) {
        return all(root, type).stream().filter(which).findFirst().orElseThrow();
    }

    public static AbstractButton button(Container root, String text) {
        return one(root, AbstractButton.class, button -> text.equals(button.getText()));
    }

    /** Runs the action that a key is bound to in the component's own maps, unless the action is disabled. */
    public static void press(JComponent component, String key) {
        for (int when : new int[] {
            JComponent.WHEN_FOCUSED, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, JComponent.WHEN_IN_FOCUSED_WINDOW
        }) {
            Object name = component.getInputMap(when).get(KeyStroke.getKeyStroke(key));
            Action action = name == null ? null : component.getActionMap().get(name);
            if (action != null) {
                if (action.isEnabled()) {
                    action.actionPerformed(null);
                }
                return;
            }
        }
        throw new AssertionError(key + " is bound to nothing");
    }
}
