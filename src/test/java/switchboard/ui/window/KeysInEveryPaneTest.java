package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.ui.command.CommandAction;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;

/** Presses each key of the list of shortcut keys in each component that can have the focus. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class KeysInEveryPaneTest {
    private final List<WindowCommand> ran = new ArrayList<>();
    private final Set<WindowCommand> seen = EnumSet.noneOf(WindowCommand.class);
    private int presses;

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
    }

    /** Takes the place of a command's action and notes that the key ran it. */
    private final class Probe extends AbstractAction {
        private static final long serialVersionUID = 1L;
        private final WindowCommand command;

        Probe(WindowCommand command) {
            this.command = command;
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            ran.add(command);
        }
    }

    private void probe(Container root) {
        if (root instanceof JComponent component) {
            Object[] names = component.getActionMap().keys();
            for (Object name : names == null ? new Object[0] : names) {
                if (component.getActionMap().get(name) instanceof CommandAction action) {
                    component.getActionMap().put(name, new Probe(action.command()));
                }
            }
        }
        for (Component child : root.getComponents()) {
            if (child instanceof Container inner) {
                probe(inner);
            }
        }
    }

    private static Optional<Action> bound(JComponent component, int when, KeyStroke stroke) {
        return Optional.ofNullable(component.getInputMap(when).get(stroke))
                .map(name -> component.getActionMap().get(name));
    }

    /** Returns the command that a key runs in a component, as the scopes of the commands say. */
    private static Optional<WindowCommand> expected(JFrame frame, JComponent focused, KeyStroke stroke) {
        List<Action> nearest = new ArrayList<>();
        bound(focused, JComponent.WHEN_FOCUSED, stroke).ifPresent(nearest::add);
        for (Component one = focused; one instanceof JComponent around; one = one.getParent()) {
            bound(around, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, stroke).ifPresent(nearest::add);
        }
        for (JComponent one : ComponentFinder.all(frame.getLayeredPane(), JComponent.class)) {
            if (one.isShowing()) {
                bound(one, JComponent.WHEN_IN_FOCUSED_WINDOW, stroke).ifPresent(nearest::add);
            }
        }
        for (Action action : nearest) {
            if (action instanceof Probe probe) {
                return Optional.of(probe.command);
            }
            if (action.getClass().getName().startsWith("switchboard.") && action.isEnabled()) {
                // A key of the component's own, such as Escape in the field of the filter.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isTyped(JComponent focused, KeyStroke stroke) {
        return stroke.getKeyEventType() == KeyEvent.KEY_TYPED
                && focused instanceof JTextComponent text
                && text.isEditable();
    }

    private static void press(JComponent focused, KeyStroke stroke) {
        boolean typed = stroke.getKeyEventType() == KeyEvent.KEY_TYPED;
        KeyEvent event = new KeyEvent(
                focused,
                stroke.getKeyEventType(),
                System.currentTimeMillis(),
                stroke.getModifiers(),
                stroke.getKeyCode(),
                typed ? stroke.getKeyChar() : KeyEvent.CHAR_UNDEFINED);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().redispatchEvent(focused, event);
    }

    private static List<KeyStroke> keys() {
        return List.of(WindowCommand.values()).stream()
                .flatMap(command -> command.shortcuts().stream())
                .flatMap(shortcut -> shortcut.keys().stream())
                .map(KeyBindings::stroke)
                .distinct()
                .toList();
    }

    private List<String> wrong(JFrame frame) {
        List<String> wrong = new ArrayList<>();
        List<KeyStroke> keys = keys();
        for (JComponent focused : ComponentFinder.all(frame.getContentPane(), JComponent.class)) {
            if (!focused.isShowing() || !focused.isFocusable() || !focused.isEnabled()) {
                continue;
            }
            for (KeyStroke key : keys) {
                Optional<WindowCommand> command = expected(frame, focused, key);
                if (command.isPresent() && !isTyped(focused, key)) {
                    ran.clear();
                    press(focused, key);
                    presses++;
                    seen.add(command.get());
                    if (!ran.equals(List.of(command.get()))) {
                        wrong.add(key + " in " + focused.getClass().getName() + " "
                                + focused.getAccessibleContext().getAccessibleName() + " ran " + ran + " instead of "
                                + command.get());
                    }
                }
            }
        }
        return wrong;
    }

    /** Shows each view of each window once and presses all keys there. */
    private List<String> wrongInAllViews() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (JComponent window : OnEdt.call(CommandWindows::all)) {
            JFrame frame = OnEdt.call(() -> {
                JFrame shown = show(window);
                CommandWindows.selectMessage(window);
                return shown;
            });
            try {
                CommandWindows.settle();
                OnEdt.run(() -> {
                    probe(frame.getRootPane());
                    List<JTabbedPane> tabs = ComponentFinder.all(window, JTabbedPane.class);
                    int views = tabs.stream()
                            .mapToInt(JTabbedPane::getTabCount)
                            .max()
                            .orElse(1);
                    for (int view = 0; view < views; view++) {
                        for (JTabbedPane one : tabs) {
                            one.setSelectedIndex(Math.min(view, one.getTabCount() - 1));
                        }
                        frame.validate();
                        wrong.addAll(wrong(frame));
                    }
                });
            } finally {
                OnEdt.run(frame::dispose);
            }
        }
        return wrong.stream().distinct().toList();
    }

    private static JFrame show(JComponent window) {
        JFrame frame = new JFrame();
        frame.setContentPane(window);
        frame.setSize(new Dimension(1_280, 760));
        frame.setVisible(true);
        frame.validate();
        return frame;
    }

    @Test
    void everyKeyOfTheListRunsItsCommandInEveryComponentThatCanHaveTheFocus() throws Exception {
        assertEquals(List.of(), wrongInAllViews());
        assertTrue(presses > 1_000, presses + " presses");
        Set<WindowCommand> withKeys = EnumSet.allOf(WindowCommand.class);
        withKeys.removeIf(command -> command.shortcuts().isEmpty());
        assertEquals(withKeys, seen, "each command was run by a key");
    }

    @Test
    void theKeysStayThoseOfTheCommandsWhenTheLookAndFeelIsSetAgain() throws Exception {
        OnEdt.run(() -> {
            JComponent main = CommandWindows.all().getFirst();
            UIManager.setLookAndFeel(UIManager.getLookAndFeel()
                    .getClass()
                    .getDeclaredConstructor()
                    .newInstance());
            JTable table = ComponentFinder.all(main, JTable.class).getFirst();
            table.updateUI();
            Optional<Action> taken =
                    bound(table, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, KeyBindings.stroke("F8"));
            assertEquals(Optional.empty(), taken);
        });
    }

    @Test
    void escapeClosesEveryWindowBesideTheMainOneFromEachOfItsComponents() throws Exception {
        OnEdt.run(() -> {
            List<JComponent> windows = CommandWindows.all();
            for (JComponent window : windows.subList(1, windows.size())) {
                JFrame frame = show(window);
                try {
                    probe(frame.getRootPane());
                    for (JComponent focused : ComponentFinder.all(window, JComponent.class)) {
                        if (focused.isShowing() && focused.isFocusable() && focused.isEnabled()) {
                            ran.clear();
                            press(focused, KeyBindings.stroke("ESCAPE"));
                            boolean selectsNobody = ran.equals(List.of(WindowCommand.SELECT_NO_CLIENT));
                            assertTrue(
                                    selectsNobody || ran.equals(List.of(WindowCommand.CLOSE_CARD)),
                                    window.getClass() + ": " + ran + " in " + focused);
                        }
                    }
                } finally {
                    frame.dispose();
                }
            }
        });
    }
}
