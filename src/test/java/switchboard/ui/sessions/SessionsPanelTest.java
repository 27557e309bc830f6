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
import switchboard.ui.Digits;
import switchboard.ui.Settings;
import switchboard.ui.fake.FakeShelf;
import switchboard.ui.fake.Found;
import switchboard.ui.fake.NoActions;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.Summaries;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.Look;
import switchboard.ui.look.Theme;
import switchboard.ui.table.RowsTable;
import switchboard.ui.table.Words;

@Timeout(60)
final class SessionsPanelTest {
    private final NoActions actions = new NoActions();
    private final List<String> copied = new ArrayList<>();
    private final Settings settings = Settings.inMemory();
    private long nanos;

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> Look.install(Theme.LIGHT, 100));
    }

    private SessionsPanel panel(FakeShelf shelf) {
        SessionsPanel panel = new SessionsPanel(
                shelf,
                settings,
                Runnable::run,
                () -> nanos,
                new SessionWords(ZoneOffset.UTC, () -> Summaries.NOW),
                copied::add,
                actions);
        panel.setSize(1_040, 560);
        panel.refresh();
        panel.validate();
        return panel;
    }

    private static FakeShelf shelf(boolean trash) {
        return new FakeShelf(Summaries.all(), trash);
    }

    @SuppressWarnings("unchecked")
    private static RowsTable<SessionSummary> table(SessionsPanel panel) {
        return Found.one(panel, RowsTable.class, any -> true);
    }

    private static List<String> names(SessionsPanel panel) {
        RowsTable<SessionSummary> table = table(panel);
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            names.add(((Words) table.getValueAt(row, 0)).text());
        }
        return names;
    }

    private static void select(SessionsPanel panel, int row) {
        table(panel).setRowSelectionInterval(row, row);
    }

    private static String notice(SessionsPanel panel) {
        return Found.one(panel, InertParagraph.class, any -> true).text();
    }

    @Test
    void theNewestStandsFirstAndTypingNarrowsTheList() {
        OnEdt.run(() -> {
            Look.install(Theme.LIGHT, 100);
            SessionsPanel panel = panel(shelf(true));
            assertEquals(Summaries.all().stream().map(SessionSummary::name).toList(), names(panel));
            JTextField search = Found.one(panel, JTextField.class, any -> true);
            search.setText("LESSON");
            assertEquals(List.of("Lesson 3", "<html>Lesson 2"), names(panel));
            search.setText("nothing of the kind");
            assertEquals(List.of(), names(panel));
            assertTrue(Found.all(panel, JLabel.class).stream()
                    .anyMatch(label -> "No session is called that".equals(label.getText())));
        });
    }

    @Test
    void enterOpensAndWhatCanNotBeOpenedIsASentence() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(shelf(true));
            select(panel, 1);
            Found.press(table(panel), "ENTER");
            assertEquals(List.of("open Lesson 3.db"), actions.done);
            select(panel, 4);
            Found.press(table(panel), "ENTER");
            assertEquals("broken.db is damaged and can't be opened.", notice(panel));
        });
    }

    @Test
    void whatIsBeingRecordedCanBeOpenedAndExportedButNeitherRenamedNorDeleted() {
        OnEdt.run(() -> {
            FakeShelf shelf = shelf(true);
            SessionsPanel panel = panel(shelf);
            select(panel, 0);
            assertTrue(Found.button(panel, "Open").isEnabled());
            assertTrue(Found.button(panel, "Export…").isEnabled());
            assertFalse(Found.button(panel, "Rename").isEnabled());
            assertFalse(Found.button(panel, "Delete").isEnabled());
            Found.press(table(panel), "DELETE");
            assertEquals(5, shelf.sessions.size());
            assertEquals("A session that is being recorded can’t be deleted.", notice(panel));
        });
    }

    @Test
    void aNameThatCanNotBeIsASentenceAndWhatWasTypedStays() {
        OnEdt.run(() -> {
            FakeShelf shelf = shelf(true);
            SessionsPanel panel = panel(shelf);
            select(panel, 1);
            Found.button(panel, "Rename").doClick();
            RowsTable<SessionSummary> table = table(panel);
            assertTrue(table.getEditorComponent() instanceof JTextField);
            ((JTextField) table.getEditorComponent()).setText("a/b");
            table.getCellEditor().stopCellEditing();
            assertEquals("A name can't have / in it: type another one.", notice(panel));
            assertEquals("a/b", ((JTextField) table.getEditorComponent()).getText());
            ((JTextField) table.getEditorComponent()).setText("Lesson three");
            actions.shown = true;
            table.getCellEditor().stopCellEditing();
            assertTrue(shelf.asked.contains("rename Lesson 3.db to Lesson three"));
            assertEquals(
                    List.of("changed", "open Lesson three.db"),
                    actions.done,
                    "a viewer of it comes back under the new name");
        });
    }

    @Test
    void whatIsDeletedGoesToTheTrashAndSaysSo() {
        OnEdt.run(() -> {
            FakeShelf shelf = shelf(true);
            SessionsPanel panel = panel(shelf);
            select(panel, 1);
            Found.press(table(panel), "DELETE");
            assertEquals("“Lesson 3” moved to the trash: to have it back, restore it there.", notice(panel));
            assertFalse(names(panel).contains("Lesson 3"));
        });
    }

    @Test
    void whereThereIsNoTrashNothingIsDeletedBeforeAPersonHasAgreed() {
        OnEdt.run(() -> {
            FakeShelf shelf = shelf(false);
            SessionsPanel panel = panel(shelf);
            table(panel).setRowSelectionInterval(1, 2);
            Found.press(table(panel), "DELETE");
            assertEquals(5, shelf.sessions.size());
            assertEquals(
                    Digits.ofUser("There is no trash for 2 sessions (2.0 GB). Delete for good? That can’t be undone."),
                    notice(panel));
            Found.button(panel, "Cancel").doClick();
            assertEquals(5, shelf.sessions.size());
            Found.press(table(panel), "DELETE");
            Found.button(panel, "Delete for good").doClick();
            assertEquals(3, names(panel).size());
            assertEquals(Digits.ofUser("2 sessions deleted for good."), notice(panel));
        });
    }

    @Test
    void theListIsReadAgainAfterAWhileButNotAllTheTime() {
        OnEdt.run(() -> {
            FakeShelf shelf = shelf(true);
            SessionsPanel panel = panel(shelf);
            panel.tick();
            assertEquals(List.of("list"), shelf.asked);
            nanos += 2_000_000_000L;
            panel.tick();
            assertEquals(List.of("list", "list"), shelf.asked);
        });
    }

    @Test
    void howLongSessionsAreKeptIsRememberedAndTold() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(shelf(true));
            List<JComboBox> boxes = Found.all(panel, JComboBox.class);
            boxes.get(0).setSelectedItem(Digits.ofUser("30 days"));
            boxes.get(1).setSelectedItem(Digits.ofUser("5 GB"));
            assertEquals(new KeepChoice(30, 5), KeepChoice.of(settings));
            assertEquals(List.of("wishes", "wishes"), actions.done);
        });
    }

    @Test
    void thePathIsCopied() {
        OnEdt.run(() -> {
            SessionsPanel panel = panel(shelf(true));
            select(panel, 1);
            Found.press(table(panel), "ctrl C");
            assertEquals(List.of(Summaries.all().get(1).file().toString()), copied);
            panel.select(List.of(Summaries.all().get(2)));
            assertEquals(
                    Path.of("<html>Lesson 2.db"),
                    table(panel).chosen().orElseThrow().file().getFileName());
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100", "DARK,100", "LIGHT,200"})
    void everythingIsPaintedWithNoButtonClippedAndWhatHasTheFocusHasAName(Theme theme, int zoom) {
        OnEdt.run(() -> {
            Look.install(theme, zoom);
            SessionsPanel panel = panel(shelf(true));
            panel.setSize(1_040 * zoom / 100, 560 * zoom / 100);
            panel.addNotify();
            panel.validate();
            RepaintManager.currentManager(panel).setDoubleBufferingEnabled(false);
            BufferedImage image = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
            var g = image.createGraphics();
            panel.paint(g);
            g.dispose();
            List<AbstractButton> buttons = Found.all(panel, AbstractButton.class).stream()
                    .filter(button -> button.isVisible() && button.getWidth() > 0)
                    .toList();
            assertTrue(buttons.size() >= 10, "only " + buttons.size() + " buttons");
            for (AbstractButton button : buttons) {
                assertTrue(button.getWidth() >= button.getPreferredSize().width, () -> "clipped: " + button.getText());
            }
            List<String> named = new ArrayList<>();
            for (Component one : Found.all(panel, Component.class)) {
                if (one instanceof JTextField || one instanceof RowsTable || one instanceof JComboBox) {
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
