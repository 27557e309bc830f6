package switchboard.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.text.DefaultCaret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.Annotation;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.text.StoredText;
import switchboard.ui.Digits;
import switchboard.ui.Settings;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.Found;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.log.LogPanel;
import switchboard.ui.log.Shown;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.Look;
import switchboard.ui.look.Theme;
import switchboard.ui.note.NoteCard;
import switchboard.ui.notice.NoticeBar;

@Timeout(30)
final class ViewerPanelTest {
    private static final String CRASH = "The session of 12:03 ended without being closed.";

    private final List<String> asked = new ArrayList<>();
    private final FakeNotes notes = new FakeNotes();

    private ViewerPanel panel(FakeLog log, String notice, boolean live) {
        Look.install(Theme.LIGHT, 100);
        return new ViewerPanel(
                new Subject(Path.of("/x/lesson.db"), "lesson", notice, live),
                log,
                notes,
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
                    public void annotated(Subject subject) {
                        asked.add("annotated " + subject.name());
                    }

                    @Override
                    public void showInFolder(Subject subject, Consumer<String> onFailure) {
                        onFailure.accept("No file manager was found.");
                    }
                });
    }

    private static boolean says(ViewerPanel panel, String words) {
        return Found.all(panel, JLabel.class).stream()
                .anyMatch(label -> Digits.ofUser(words).equals(label.getText()));
    }

    @Test
    void whatIsRecordedSaysSoAndHowItEnded() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(FakeLog.quick(1_204), CRASH, false);
            assertTrue(says(panel, "recorded"));
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

    /** Returns a log of three messages of Ana, with the notes written so far. */
    private FakeLog annotated() {
        FakeLog log = new FakeLog(
                3, number -> FakeLog.row(number, kept(new Note.Subject.OfMessage(number))), number -> true, true);
        log.messages = number -> Optional.of(DemoMessages.message(number));
        log.clients = List.of(ana());
        return log;
    }

    private Note kept(Note.Subject subject) {
        return notes.put.stream()
                .filter(one -> one.subject().equals(subject))
                .map(Annotation::note)
                .reduce(Note.NONE, (before, now) -> now);
    }

    private LoggedClient ana() {
        ConnectionId id = new ConnectionId(2);
        return new LoggedClient(
                id,
                Optional.empty(),
                "127.0.0.1:50002",
                "127.0.0.1",
                "127.0.0.1:5050",
                1_000_000,
                "Ana",
                OptionalLong.of(2_000_000),
                Optional.of(CloseReason.FIN),
                Optional.of(StoredText.of("It hung up.")),
                kept(new Note.Subject.OfClient(id)));
    }

    private static void write(NoteCard card, String words) {
        JTextArea area = Found.one(card, JTextArea.class, any -> true);
        ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        area.setText(words);
        Found.press(card, "control ENTER");
    }

    @Test
    void messagesAreMarkedAndNotesWrittenWithTheKeysOfTheLiveLog() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            panel.setSize(1_260, 720);
            panel.addNotify();
            panel.validate();
            LogPanel log = Found.one(panel, LogPanel.class, any -> true);
            JTable table = Found.one(log, JTable.class, any -> true);
            table.setRowSelectionInterval(0, 1);
            Found.press(log, "control M");
            assertEquals(
                    List.of(
                            new Annotation(new Note.Subject.OfMessage(1), new Note(true, "")),
                            new Annotation(new Note.Subject.OfMessage(2), new Note(true, ""))),
                    notes.put);
            notes.keep();
            assertTrue(((LogRow) table.getValueAt(1, 0)).note().marked());
            table.setRowSelectionInterval(2, 2);
            Found.press(table, "F2");
            NoteCard card = Found.one(log, NoteCard.class, any -> true);
            write(card, "forgot the header");
            assertTrue(card.isVisible());
            notes.keep();
            assertFalse(card.isVisible());
            assertEquals(
                    "forgot the header",
                    ((LogRow) table.getValueAt(2, 0)).note().text());
            assertEquals(List.of("annotated lesson", "annotated lesson"), asked);
        });
    }

    @Test
    void clientsAreMarkedAndGetNotesByKeysAndMenu() {
        OnEdt.run(() -> {
            FakeLog log = annotated();
            ViewerPanel panel = panel(log, "", false);
            RecordedClients clients = Found.one(panel, RecordedClients.class, any -> true);
            clients.table().setRowSelectionInterval(0, 0);
            Found.press(clients.table(), "control M");
            log.clients = List.of(ana());
            notes.keep();
            assertTrue(clients.table().selected().getFirst().note().marked());
            Found.press(clients.table(), "control shift M");
            NoteCard card = Found.one(clients, NoteCard.class, any -> true);
            write(card, "sits at the back");
            log.clients = List.of(ana());
            notes.keep();
            assertFalse(card.isVisible());
            assertEquals(
                    new Annotation(new Note.Subject.OfClient(new ConnectionId(2)), new Note(true, "sits at the back")),
                    notes.put.getLast());
            assertEquals(
                    "127.0.0.1:50002\nIt hung up.\nsits at the back",
                    Found.one(
                                    clients,
                                    InertParagraph.class,
                                    one -> one.isVisible() && !one.text().isEmpty())
                            .text());
            assertEquals(
                    List.of("Take the mark away", "Note…"),
                    Arrays.stream(clients.menu().getComponents())
                            .map(item -> ((JMenuItem) item).getText())
                            .toList());
        });
    }

    @Test
    void marksThatCanNotBeKeptAreANotice() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            Found.one(panel, RecordedClients.class, any -> true).table().setRowSelectionInterval(0, 0);
            Found.press(Found.one(panel, RecordedClients.class, any -> true).table(), "control M");
            notes.fail("Another Switchboard records into /x/lesson.db: write the note there.");
            assertTrue(Found.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().startsWith("Another Switchboard records into")));
            assertEquals(List.of(), asked);
            assertTrue(panel.notesWritten().isDone());
        });
    }

    @Test
    void whoClosesTheFileWaitsForNotesThatAreStillToBeWritten() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            assertTrue(panel.notesWritten().isDone());
            Found.one(panel, RecordedClients.class, any -> true).table().setRowSelectionInterval(0, 0);
            Found.press(Found.one(panel, RecordedClients.class, any -> true).table(), "control M");
            assertFalse(panel.notesWritten().isDone());
            notes.keep();
            assertTrue(panel.notesWritten().isDone());
        });
    }
}
