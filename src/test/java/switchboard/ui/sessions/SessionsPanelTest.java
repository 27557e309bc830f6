package switchboard.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.archive.SessionSummary;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.RecordingSessionWindows;
import switchboard.ui.fake.SessionFixtures;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.table.CellText;
import switchboard.ui.table.SortableTable;

@Timeout(60)
final class SessionsPanelTest {
    private final RecordingSessionWindows windows = new RecordingSessionWindows();
    private final List<String> copied = new ArrayList<>();
    private final Settings settings = Settings.inMemory();
    private long nanos;

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private SessionsPanel panel(FakeArchive archive) {
        SessionsPanel panel = new SessionsPanel(
                archive,
                settings,
                Runnable::run,
                () -> nanos,
                new SessionFormatter(ZoneOffset.UTC, () -> SessionFixtures.NOW),
                copied::add,
                windows);
        panel.setSize(1_040, 560);
        panel.refresh();
        panel.validate();
        return panel;
    }

    private static FakeArchive archive(boolean trash) {
        return new FakeArchive(SessionFixtures.all(), trash);
    }

    @SuppressWarnings("unchecked")
    private static SortableTable<SessionSummary> table(SessionsPanel panel) {
        return ComponentFinder.one(panel, SortableTable.class, any -> true);
    }

    private static List<String> names(SessionsPanel panel) {
        SortableTable<SessionSummary> table = table(panel);
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            names.add(((CellText) table.getValueAt(row, 0)).text());
        }
        return names;
    }

    private static void select(SessionsPanel panel, int row) {
        table(panel).setRowSelectionInterval(row, row);
    }

    private static String notice(SessionsPanel panel) {
        return ComponentFinder.one(panel, InertParagraph.class, any -> true).text();
    }

    @Test
    void theNewestStandsFirstAndTypingNarrowsTheList() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            SessionsPanel panel = panel(archive(true));
            assertEquals(
                    SessionFixtures.all().stream().map(SessionSummary::name).toList(), names(panel));
            JTextField search = ComponentFinder.one(panel, JTextField.class, any -> true);
            search.setText("LESSON");
            assertEquals(List.of("Lesson 3", "<html>Lesson 2"), names(panel));
            search.setText("nothing of the kind");
            assertEquals(List.of(), names(panel));
            assertTrue(ComponentFinder.all(panel, JLabel.class).stream()
                    .anyMatch(label -> "No session has this name".equals(label.getText())));
        });
    }

    @Test
    void enterOpensAndWhatCanNotBeOpenedIsASentence() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(archive(true));
            select(panel, 1);
            ComponentFinder.press(table(panel), "ENTER");
            assertEquals(List.of("open Lesson 3.db"), windows.done);
            select(panel, 4);
            ComponentFinder.press(table(panel), "ENTER");
            assertEquals("broken.db is damaged and can't be opened.", notice(panel));
        });
    }

    @Test
    void whatIsBeingRecordedCanBeOpenedAndExportedButNeitherRenamedNorDeleted() {
        OnEdt.run(() -> {
            FakeArchive archive = archive(true);
            SessionsPanel panel = panel(archive);
            select(panel, 0);
            assertTrue(ComponentFinder.button(panel, "Open").isEnabled());
            assertTrue(ComponentFinder.button(panel, "Export…").isEnabled());
            assertFalse(ComponentFinder.button(panel, "Rename").isEnabled());
            assertFalse(ComponentFinder.button(panel, "Delete").isEnabled());
            ComponentFinder.press(table(panel), "DELETE");
            ComponentFinder.press(table(panel), "F2");
            assertEquals(5, archive.sessions.size());
            assertFalse(table(panel).isEditing());
        });
    }

    @Test
    void aKeyDoesNothingWhereItsButtonIsDisabled() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(archive(true));
            select(panel, 4);
            assertFalse(ComponentFinder.button(panel, "Export…").isEnabled());
            ComponentFinder.press(panel, "ctrl E");
            assertEquals(List.of(), windows.done);
            select(panel, 1);
            assertTrue(ComponentFinder.button(panel, "Export…").isEnabled());
            ComponentFinder.press(panel, "ctrl E");
            assertEquals(1, windows.done.size());
        });
    }

    @Test
    void aNameThatCanNotBeIsASentenceAndWhatWasTypedStays() {
        OnEdt.run(() -> {
            FakeArchive archive = archive(true);
            SessionsPanel panel = panel(archive);
            select(panel, 1);
            ComponentFinder.button(panel, "Rename").doClick();
            SortableTable<SessionSummary> table = table(panel);
            assertTrue(table.getEditorComponent() instanceof JTextField);
            ((JTextField) table.getEditorComponent()).setText("a/b");
            table.getCellEditor().stopCellEditing();
            assertEquals("A name can't have / in it: type another one.", notice(panel));
            assertEquals("a/b", ((JTextField) table.getEditorComponent()).getText());
            ((JTextField) table.getEditorComponent()).setText("Lesson three");
            windows.shown = true;
            table.getCellEditor().stopCellEditing();
            assertTrue(archive.asked.contains("rename Lesson 3.db to Lesson three"));
            assertEquals(
                    List.of("changed", "open Lesson three.db"),
                    windows.done,
                    "a viewer of it comes back under the new name");
        });
    }

    @Test
    void whatIsDeletedGoesToTheTrashAndSaysSo() {
        OnEdt.run(() -> {
            FakeArchive archive = archive(true);
            SessionsPanel panel = panel(archive);
            select(panel, 1);
            ComponentFinder.press(table(panel), "DELETE");
            assertEquals("“Lesson 3” moved to the trash: restore it from there if you need it.", notice(panel));
            assertFalse(names(panel).contains("Lesson 3"));
        });
    }

    @Test
    void whereThereIsNoTrashNothingIsDeletedBeforeAPersonHasAgreed() {
        OnEdt.run(() -> {
            FakeArchive archive = archive(false);
            SessionsPanel panel = panel(archive);
            table(panel).setRowSelectionInterval(1, 2);
            ComponentFinder.press(table(panel), "DELETE");
            assertEquals(5, archive.sessions.size());
            assertEquals(
                    LocalizedDigits.ofUser(
                            "There is no trash for 2 sessions (2.0 GB). Delete permanently? This can’t be undone."),
                    notice(panel));
            ComponentFinder.button(panel, "Cancel").doClick();
            assertEquals(5, archive.sessions.size());
            ComponentFinder.press(table(panel), "DELETE");
            ComponentFinder.button(panel, "Delete permanently").doClick();
            assertEquals(3, names(panel).size());
            assertEquals(LocalizedDigits.ofUser("2 sessions permanently deleted."), notice(panel));
        });
    }

    @Test
    void theListIsReadAgainAfterAWhileButNotAllTheTime() {
        OnEdt.run(() -> {
            FakeArchive archive = archive(true);
            SessionsPanel panel = panel(archive);
            panel.tick();
            assertEquals(List.of("list"), archive.asked);
            nanos += 2_000_000_000L;
            panel.tick();
            assertEquals(List.of("list", "list"), archive.asked);
        });
    }

    @Test
    void howLongSessionsAreKeptIsRememberedAndTold() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(archive(true));
            List<JComboBox> boxes = ComponentFinder.all(panel, JComboBox.class);
            boxes.get(0).setSelectedItem(LocalizedDigits.ofUser("30 days"));
            boxes.get(1).setSelectedItem(LocalizedDigits.ofUser("at most 5 GB"));
            assertEquals(new RetentionChoice(30, 5), RetentionChoice.of(settings));
            assertEquals(List.of("wishes", "wishes"), windows.done);
        });
    }

    @Test
    void thePathIsCopied() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(archive(true));
            select(panel, 1);
            ComponentFinder.press(table(panel), "ctrl C");
            assertEquals(List.of(SessionFixtures.all().get(1).file().toString()), copied);
            panel.select(List.of(SessionFixtures.all().get(2)));
            assertEquals(
                    Path.of("<html>Lesson 2.db"),
                    table(panel).chosen().orElseThrow().file().getFileName());
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100", "DARK,100", "LIGHT,200"})
    void everythingIsPaintedWithNoButtonClippedAndWhatHasTheFocusHasAName(Theme theme, int zoom) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(theme, zoom);
            SessionsPanel panel = panel(archive(true));
            panel.setSize(1_040 * zoom / 100, 560 * zoom / 100);
            panel.addNotify();
            panel.validate();
            RepaintManager.currentManager(panel).setDoubleBufferingEnabled(false);
            BufferedImage image = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
            var g = image.createGraphics();
            panel.paint(g);
            g.dispose();
            List<AbstractButton> buttons = ComponentFinder.all(panel, AbstractButton.class).stream()
                    .filter(button -> button.isVisible() && button.getWidth() > 0)
                    .toList();
            assertTrue(buttons.size() >= 10, "only " + buttons.size() + " buttons");
            for (AbstractButton button : buttons) {
                assertTrue(button.getWidth() >= button.getPreferredSize().width, () -> "clipped: " + button.getText());
            }
            List<String> named = new ArrayList<>();
            for (Component one : ComponentFinder.all(panel, Component.class)) {
                if (one instanceof JTextField || one instanceof SortableTable || one instanceof JComboBox) {
                    String name = one.getAccessibleContext().getAccessibleName();
                    assertFalse(name == null || name.isBlank(), "no name: " + one);
                    named.add(name);
                }
            }
            assertTrue(named.containsAll(List.of("Search by name", "Sessions")), named.toString());
            assertEquals(5, table(panel).getRowCount());
        });
    }
}
