package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.ui.Settings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.panes.QuestionCard;

/** The questions before a stop and before the window closes. */
@Timeout(60)
class StopQuestionTest {
    /** The content of a window whose server is played by the test. */
    private static final class Desk {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final DemoClass lesson = new DemoClass(bus, 0);
        final List<String> closed = new ArrayList<>();
        final MainPanel panel;

        Desk(int zoom, int width, int height) {
            Settings settings = Settings.inMemory();
            settings.put("zoom", zoom);
            Appearance appearance = new Appearance(settings, Theme.LIGHT);
            appearance.install();
            panel = new MainPanel(
                    new WindowContext(
                            bus,
                            FakeLog.quick(10),
                            DemoClass.settings("127.0.0.1"),
                            settings,
                            ZoneOffset.UTC,
                            new SessionContext(
                                    () -> Path.of("session.db"),
                                    false,
                                    Optional.empty(),
                                    FakeArchive.EMPTY,
                                    FakeNotes.QUICK,
                                    any -> FakeNotes.QUICK),
                            () -> {}),
                    live,
                    appearance,
                    () -> 0,
                    () -> 0);
            panel.setSize(width, height);
            lesson.listen(false);
            pump();
        }

        void pump() {
            live.pump(news);
            panel.validate();
        }

        Desk clients(int count) {
            for (int number = 1; number <= count; number++) {
                lesson.open(number);
            }
            pump();
            return this;
        }

        AbstractButton button(String words) {
            return ComponentFinder.one(
                    panel,
                    AbstractButton.class,
                    one -> words.equals(one.getAccessibleContext().getAccessibleName()));
        }

        void stop() {
            button("Stop").doClick();
            panel.validate();
        }

        boolean asks(String words) {
            return ComponentFinder.all(panel, QuestionCard.class).stream()
                    .flatMap(card -> ComponentFinder.all(card, InertLabel.class).stream())
                    .anyMatch(label -> words.equals(label.text()));
        }

        Optional<Request> asked() {
            try {
                return bus.requests().poll(0);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    @Test
    void stopSaysTheNumberOfClientsAndDoesWhatItsButtonsSay() {
        OnEdt.run(() -> {
            Desk desk = new Desk(100, 1_280, 760).clients(30);
            desk.stop();
            assertTrue(desk.asks("Stop listening? 30 clients are connected."));
            assertTrue(desk.asks("Stop and disconnect: the connections of 30 clients end."));
            assertEquals(Optional.empty(), desk.asked(), "nothing before the answer");
            desk.button("Cancel").doClick();
            assertEquals(Optional.empty(), desk.asked());
            assertFalse(desk.asks("Stop listening? 30 clients are connected."));
            desk.stop();
            desk.button("Stop listening").doClick();
            assertEquals(Optional.of(new Request.StopListening(1)), desk.asked());
            desk.stop();
            desk.button("Stop and disconnect").doClick();
            assertEquals(Optional.of(new Request.StopAll()), desk.asked());
        });
    }

    @Test
    void withoutAClientStopAndCloseAskNothing() {
        OnEdt.run(() -> {
            Desk desk = new Desk(100, 1_280, 760);
            desk.stop();
            assertEquals(Optional.of(new Request.StopAll()), desk.asked());
            desk.panel.askToClose(() -> desk.closed.add("closed"));
            assertEquals(List.of("closed"), desk.closed);
        });
    }

    @Test
    void theWindowClosesWithClientsOnlyAfterAnAnswer() {
        OnEdt.run(() -> {
            Desk desk = new Desk(100, 1_280, 760).clients(1);
            desk.panel.askToClose(() -> desk.closed.add("closed"));
            assertTrue(desk.asks("Close Switchboard? 1 client is connected."));
            desk.button("Cancel").doClick();
            assertEquals(List.of(), desk.closed);
            desk.panel.askToClose(() -> desk.closed.add("closed"));
            desk.panel.askToClose(() -> desk.closed.add("closed again"));
            desk.button("Close and disconnect").doClick();
            assertEquals(List.of("closed again"), desk.closed, "one question, the last one");
        });
    }

    @Test
    void aQuestionOverAFormGivesTheFormBackAsItWasTyped() {
        OnEdt.run(() -> {
            Desk desk = new Desk(100, 1_280, 760).clients(2);
            desk.button("Listeners: Listening at 127.0.0.1:5050, 64-byte text length, then UTF-8 text (header64)")
                    .doClick();
            desk.button("Add a listener").doClick();
            port(desk).setText("6060");
            desk.panel.askToClose(() -> {});
            desk.button("Cancel").doClick();
            assertEquals("6060", port(desk).getText());
        });
    }

    private static JTextField port(Desk desk) {
        return ComponentFinder.one(
                desk.panel,
                JTextField.class,
                one -> "Port".equals(one.getAccessibleContext().getAccessibleName()));
    }

    @Test
    void theButtonsOfTheQuestionStandTogetherInViewAtEachSize() {
        OnEdt.run(() -> {
            for (int[] size : new int[][] {{100, 1_024, 740}, {200, 1_024, 740}, {200, 2_560, 1_400}}) {
                Desk desk = new Desk(size[0], size[1], size[2]).clients(30);
                desk.panel.addNotify();
                desk.stop();
                desk.panel.validate();
                double end = 0;
                for (String words : List.of("Stop listening", "Stop and disconnect", "Cancel")) {
                    Component button = desk.button(words);
                    Rectangle place =
                            SwingUtilities.convertRectangle(button.getParent(), button.getBounds(), desk.panel);
                    String what = words + " at " + place + " in " + size[1] + " at " + size[0];
                    assertTrue(new Rectangle(desk.panel.getSize()).contains(place), what);
                    assertTrue(end == 0 || place.x - end <= 32, what);
                    assertTrue(((AbstractButton) button).getWidth() >= button.getPreferredSize().width, what);
                    end = place.getMaxX();
                }
                desk.panel.removeNotify();
            }
        });
    }
}
