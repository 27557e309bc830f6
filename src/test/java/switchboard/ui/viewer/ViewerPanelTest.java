package switchboard.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.Settings;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.Found;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.log.Shown;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.Look;
import switchboard.ui.look.Theme;
import switchboard.ui.notice.NoticeBar;

@Timeout(30)
final class ViewerPanelTest {
    private static final String CRASH = "The session of 12:03 ended without being closed.";

    private final List<String> asked = new ArrayList<>();

    private ViewerPanel panel(FakeLog log, String notice, boolean live) {
        Look.install(Theme.LIGHT, 100);
        return new ViewerPanel(
                new Subject(Path.of("/x/lesson.db"), "lesson", notice, live),
                log,
                Settings.inMemory(),
                Runnable::run,
                ZoneOffset.UTC,
                text -> {},
                new ViewerActions() {
                    @Override
                    public void export(Subject subject, Shown shown) {
                        asked.add("export " + subject.name() + " " + shown.newest());
                    }

                    @Override
                    public void replay(Subject subject) {
                        asked.add("replay " + subject.name());
                    }

                    @Override
                    public void showInFolder(Subject subject, Consumer<String> onFailure) {
                        onFailure.accept("No file manager was found.");
                    }
                });
    }

    private static boolean says(ViewerPanel panel, String words) {
        return Found.all(panel, JLabel.class).stream().anyMatch(label -> words.equals(label.getText()));
    }

    @Test
    void whatIsRecordedSaysSoAndHowItEnded() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(FakeLog.quick(1_204), CRASH, false);
            assertTrue(says(panel, "recorded, read-only"));
            assertTrue(says(panel, "no clients · 1,204 messages"));
            assertTrue(Found.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().equals(CRASH)));
            assertFalse(Found.one(panel, AbstractButton.class, one -> "Refresh".equals(one.getText()))
                    .isVisible());
            Found.press(panel, "ctrl E");
            Found.button(panel, "Replay…").doClick();
            assertEquals(List.of("export lesson 1204", "replay lesson"), asked);
        });
    }

    @Test
    void whatIsBeingRecordedGrowsWhileItIsLookedAt() {
        OnEdt.run(() -> {
            FakeLog log = FakeLog.quick(10);
            ViewerPanel panel = panel(log, "", true);
            assertTrue(says(panel, "no clients · 10 messages"));
            log.newest = 25;
            panel.tick();
            assertTrue(says(panel, "no clients · 25 messages"));
        });
    }

    @Test
    void whatCanNotBeReadIsASentenceAndCanBeTriedAgain() {
        OnEdt.run(() -> {
            FakeLog log = FakeLog.slow(10);
            ViewerPanel panel = panel(log, "", false);
            while (!log.waiting().isEmpty()) {
                log.next().fail("The log can't be read: lesson.db is damaged.");
            }
            assertTrue(Found.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().equals("The log can't be read: lesson.db is damaged.")));
            Found.press(panel, "F5");
            log.answerAll();
            assertTrue(says(panel, "no clients · 10 messages"));
            assertFalse(Found.one(panel, NoticeBar.class, any -> true).isVisible());
        });
    }
}
