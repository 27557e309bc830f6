package switchboard.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.RecordingSessionWindows;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.note.NoteCard;
import switchboard.ui.notice.NoticeBar;

@Timeout(30)
final class ViewerPanelTest {
    private static final String CRASH = "The session of 12:03 ended without being closed.";

    private final RecordingSessionWindows windows = new RecordingSessionWindows();
    private final FakeNotes notes = new FakeNotes();

    private ViewerPanel panel(FakeLog log, String notice, boolean live) {
        LookAndFeelSetup.install(Theme.LIGHT, 100);
        return new ViewerPanel(
                new ViewedSession(Path.of("/x/lesson.db"), "lesson", notice, live),
                log,
                notes,
                Settings.inMemory(),
                Runnable::run,
                ZoneOffset.UTC,
                text -> {},
                windows);
    }

    private static boolean says(ViewerPanel panel, String words) {
        return ComponentFinder.all(panel, JLabel.class).stream()
                .anyMatch(label -> LocalizedDigits.ofUser(words).equals(label.getText()));
    }

    @Test
    void whatIsRecordedSaysSoAndHowItEnded() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(FakeLog.quick(1_204), CRASH, false);
            assertTrue(says(panel, "recorded"));
            assertTrue(says(panel, "no clients · 1,204 messages"));
            assertTrue(ComponentFinder.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().equals(CRASH)));
            assertFalse(ComponentFinder.one(panel, AbstractButton.class, one -> "Refresh".equals(one.getText()))
                    .isVisible());
            ComponentFinder.press(panel, "ctrl E");
            ComponentFinder.button(panel, "Replay…").doClick();
            assertEquals(List.of("export lesson 1204", "replay lesson"), windows.done);
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
            assertTrue(ComponentFinder.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().equals("The log can't be read: lesson.db is damaged.")));
            ComponentFinder.press(panel, "F5");
            log.answerAll();
            assertTrue(says(panel, "no clients · 10 messages"));
            assertFalse(ComponentFinder.one(panel, NoticeBar.class, any -> true).isVisible());
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
                Optional.of(StoredText.of("It closed the connection.")),
                kept(new Note.Subject.OfClient(id)),
                StandardCharsets.UTF_8,
                List.of(),
                List.of());
    }

    private static void write(NoteCard card, String words) {
        JTextArea area = ComponentFinder.one(card, JTextArea.class, any -> true);
        ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        area.setText(words);
        ComponentFinder.press(card, "control ENTER");
    }

    @Test
    void messagesAreMarkedAndNotesWrittenWithTheKeysOfTheLiveLog() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            panel.setSize(1_260, 720);
            panel.addNotify();
            panel.validate();
            LogPanel log = ComponentFinder.one(panel, LogPanel.class, any -> true);
            JTable table = ComponentFinder.one(log, JTable.class, any -> true);
            table.setRowSelectionInterval(0, 1);
            ComponentFinder.press(log, "control M");
            assertEquals(
                    List.of(
                            new Annotation(new Note.Subject.OfMessage(1), new Note(true, "")),
                            new Annotation(new Note.Subject.OfMessage(2), new Note(true, ""))),
                    notes.put);
            notes.keep();
            assertTrue(((LogRow) table.getValueAt(1, 0)).note().marked());
            table.setRowSelectionInterval(2, 2);
            ComponentFinder.press(table, "F2");
            NoteCard card = ComponentFinder.one(log, NoteCard.class, any -> true);
            write(card, "forgot the header");
            assertTrue(card.isVisible());
            notes.keep();
            assertFalse(card.isVisible());
            assertEquals(
                    "forgot the header",
                    ((LogRow) table.getValueAt(2, 0)).note().text());
            assertEquals(List.of("changed", "changed"), windows.done);
        });
    }

    @Test
    void clientsAreMarkedAndGetNotesByKeysAndMenu() {
        OnEdt.run(() -> {
            FakeLog log = annotated();
            ViewerPanel panel = panel(log, "", false);
            RecordedClientsPanel clients = ComponentFinder.one(panel, RecordedClientsPanel.class, any -> true);
            clients.table().setRowSelectionInterval(0, 0);
            ComponentFinder.press(clients.table(), "control M");
            log.clients = List.of(ana());
            notes.keep();
            assertTrue(clients.table().selected().getFirst().note().marked());
            ComponentFinder.press(clients.table(), "control shift M");
            NoteCard card = ComponentFinder.one(clients, NoteCard.class, any -> true);
            write(card, "sits at the back");
            log.clients = List.of(ana());
            notes.keep();
            assertFalse(card.isVisible());
            assertEquals(
                    new Annotation(new Note.Subject.OfClient(new ConnectionId(2)), new Note(true, "sits at the back")),
                    notes.put.getLast());
            assertEquals(
                    "127.0.0.1:50002\nIt closed the connection.\nsits at the back",
                    ComponentFinder.one(
                                    clients,
                                    InertParagraph.class,
                                    one -> one.isVisible() && !one.text().isEmpty())
                            .text());
            assertEquals(
                    List.of("Unmark", "Note…"),
                    Arrays.stream(clients.menu().getComponents())
                            .map(item -> ((JMenuItem) item).getText())
                            .toList());
        });
    }

    @Test
    void marksThatCanNotBeKeptAreANotice() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            ComponentFinder.one(panel, RecordedClientsPanel.class, any -> true)
                    .table()
                    .setRowSelectionInterval(0, 0);
            ComponentFinder.press(
                    ComponentFinder.one(panel, RecordedClientsPanel.class, any -> true)
                            .table(),
                    "control M");
            notes.fail("Another Switchboard records into /x/lesson.db: write the note there.");
            assertTrue(ComponentFinder.all(panel, InertParagraph.class).stream()
                    .anyMatch(one -> one.text().startsWith("Another Switchboard records into")));
            assertEquals(List.of(), windows.done);
            assertTrue(panel.notesWritten().isDone());
        });
    }

    @Test
    void whoClosesTheFileWaitsForNotesThatAreStillToBeWritten() {
        OnEdt.run(() -> {
            ViewerPanel panel = panel(annotated(), "", false);
            assertTrue(panel.notesWritten().isDone());
            ComponentFinder.one(panel, RecordedClientsPanel.class, any -> true)
                    .table()
                    .setRowSelectionInterval(0, 0);
            ComponentFinder.press(
                    ComponentFinder.one(panel, RecordedClientsPanel.class, any -> true)
                            .table(),
                    "control M");
            assertFalse(panel.notesWritten().isDone());
            notes.keep();
            assertTrue(panel.notesWritten().isDone());
        });
    }
}
