package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.swing.Action;
import javax.swing.InputMap;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.ui.command.CommandAction;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.help.ShortcutsCard;

/** The keys that the windows bind and those that the list of shortcut keys shows. */
@Timeout(60)
@ExtendWith(EdtChecker.class)
class ShortcutsTest {
    private static final int[] CONDITIONS = {
        JComponent.WHEN_IN_FOCUSED_WINDOW, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, JComponent.WHEN_FOCUSED
    };

    /** A key stroke that a component binds itself. */
    private record Bound(JComponent component, int when, KeyStroke stroke, Action action) {}

    private static List<Bound> bound(Container root) {
        List<Bound> found = new ArrayList<>();
        if (root instanceof JComponent component) {
            for (int when : CONDITIONS) {
                InputMap map = component.getInputMap(when);
                KeyStroke[] strokes = map.keys();
                for (KeyStroke stroke : strokes == null ? new KeyStroke[0] : strokes) {
                    Action action = component.getActionMap().get(map.get(stroke));
                    if (action != null) {
                        found.add(new Bound(component, when, stroke, action));
                    }
                }
            }
        }
        for (Component child : root.getComponents()) {
            if (child instanceof Container inner) {
                found.addAll(bound(inner));
            }
        }
        return found;
    }

    @Test
    void noKeyIsBoundTwiceInAWindow() throws Exception {
        OnEdt.run(() -> {
            for (JComponent window : CommandWindows.all()) {
                Map<KeyStroke, Action> first = new HashMap<>();
                for (Bound one : bound(window)) {
                    if (one.when() == JComponent.WHEN_IN_FOCUSED_WINDOW) {
                        assertNull(first.put(one.stroke(), one.action()), one.toString());
                    }
                }
            }
        });
    }

    /** Returns the action that takes a key before the actions of the window do, as Swing looks for it. */
    private static Optional<Action> takenBefore(JTable table, KeyStroke stroke) {
        for (Component one = table; one instanceof JComponent component; one = one.getParent()) {
            for (int when : new int[] {JComponent.WHEN_FOCUSED, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT}) {
                Object name = component.getInputMap(when).get(stroke);
                Action action = name == null ? null : component.getActionMap().get(name);
                if (action != null && (when != JComponent.WHEN_FOCUSED || one == table)) {
                    return Optional.of(action);
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void noTableTakesAKeyOfTheWindowForAnActionOfTheLookAndFeel() throws Exception {
        OnEdt.run(() -> {
            for (JComponent window : CommandWindows.all()) {
                List<KeyStroke> keys = bound(window).stream()
                        .filter(one -> one.when() == JComponent.WHEN_IN_FOCUSED_WINDOW)
                        .map(Bound::stroke)
                        .toList();
                for (JTable table : ComponentFinder.all(window, JTable.class)) {
                    for (KeyStroke key : keys) {
                        assertTrue(
                                takenBefore(table, key).stream().allMatch(CommandAction.class::isInstance),
                                key + " in " + table.getAccessibleContext().getAccessibleName());
                    }
                }
            }
        });
    }

    @Test
    void theListShowsExactlyTheKeysThatAreBoundToCommands() throws Exception {
        OnEdt.run(() -> {
            Set<String> bound = new TreeSet<>();
            for (JComponent window : CommandWindows.all()) {
                Map<WindowCommand, Set<KeyStroke>> strokes = new EnumMap<>(WindowCommand.class);
                for (Bound one : bound(window)) {
                    if (one.action() instanceof CommandAction action) {
                        strokes.computeIfAbsent(action.command(), any -> new HashSet<>())
                                .add(one.stroke());
                    }
                }
                strokes.forEach((command, found) -> {
                    Set<KeyStroke> keys = command.shortcuts().stream()
                            .flatMap(one -> one.keys().stream())
                            .map(KeyBindings::stroke)
                            .collect(Collectors.toSet());
                    assertEquals(keys, found, command.toString());
                    bound.add(command.keys() + " " + command.text().replace("…", ""));
                });
            }
            Set<String> listed = new TreeSet<>();
            List<JLabel> labels = ComponentFinder.all(new ShortcutsCard(), JLabel.class);
            for (int i = 0; i < labels.size() - 1; i++) {
                if ("mono".equals(labels.get(i).getClientProperty("FlatLaf.styleClass"))) {
                    listed.add(labels.get(i).getText() + " " + labels.get(i + 1).getText());
                }
            }
            assertEquals(bound, listed);
        });
    }
}
