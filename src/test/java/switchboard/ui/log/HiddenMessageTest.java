package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JTextField;
import javax.swing.text.DefaultCaret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.Settings;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;

/** What the log tells the inspector about the selected messages. */
@Timeout(30)
final class HiddenMessageTest {
    private final LiveModel live = new LiveModel();
    private final MessageSelection current = new MessageSelection();
    private FakeLog log;
    private LogPanel panel;
    private LogTable table;

    private void build(FakeLog shown) {
        log = shown;
        panel = new LogPanel(new LogContext(
                log,
                live,
                new ClientSelection(),
                current,
                Settings.inMemory(),
                Runnable::run,
                ZoneOffset.UTC,
                text -> {},
                Optional.empty(),
                Optional.of(client -> {})));
        panel.setSize(700, 500);
        panel.addNotify();
        panel.validate();
        table = ComponentFinder.one(panel, LogTable.class, any -> true);
        live.accept(ClientFixtures.recorded(log.newest));
        log.answerAll();
        panel.validate();
    }

    private void filter(String text) {
        JTextField field = ComponentFinder.one(panel, JTextField.class, any -> true);
        // Without a window, Java cannot compute the location of a caret on the screen and fails when it moves.
        ((DefaultCaret) field.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        field.setText(text);
        field.postActionEvent();
    }

    @Test
    void aMessageThatTheFilterHidesIsToldUntilAllAreShown() {
        OnEdt.run(() -> {
            build(FakeLog.quick(100));
            current.choose(4);
            assertFalse(current.isHidden());
            filter("text");
            assertTrue(current.isHidden(), "only every third message matches");
            current.choose(6);
            assertFalse(current.isHidden());
            current.choose(7);
            assertTrue(current.isHidden(), "a message that is chosen otherwise, by its number");
            ComponentFinder.all(panel, JTextField.class)
                    .forEach(field -> ((DefaultCaret) field.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE));
            panel.clearFilter();
            assertFalse(current.isHidden());
            assertEquals(7, current.number().orElseThrow(), "it is still the current one");
        });
    }

    @Test
    void newMessagesDoNotLetItComeAndGo() {
        OnEdt.run(() -> {
            build(FakeLog.slow(100));
            current.choose(4);
            filter("text");
            assertFalse(current.isHidden(), "not known before the search has ended");
            log.answerAll();
            assertTrue(current.isHidden());
            List<Boolean> changes = new ArrayList<>();
            current.onHidden(() -> changes.add(current.isHidden()));
            log.newest = 200;
            live.accept(ClientFixtures.recorded(200));
            log.answerAll();
            assertEquals(List.of(), changes);
        });
    }

    @Test
    void exactlyTwoSelectedMessagesCanBeCompared() {
        OnEdt.run(() -> {
            build(FakeLog.quick(100));
            table.setRowSelectionInterval(4, 4);
            assertEquals(List.of(), current.pair());
            table.addRowSelectionInterval(1, 1);
            assertEquals(List.of(2L, 5L), current.pair());
            table.addRowSelectionInterval(9, 9);
            assertEquals(List.of(), current.pair());
            table.setRowSelectionInterval(2, 3);
            assertEquals(List.of(3L, 4L), current.pair());
            current.choose(8);
            assertEquals(List.of(), current.pair());
        });
    }
}
