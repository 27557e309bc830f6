package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.JViewport;
import javax.swing.text.DefaultCaret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.Readings;
import switchboard.filter.SupersededCondition;
import switchboard.filter.TextCondition;
import switchboard.filter.TimeReference;
import switchboard.model.Annotation;
import switchboard.model.ClientState;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.Counts;
import switchboard.model.Note;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.log.rows.LogColumn;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.look.Fonts;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.note.NoteCard;
import switchboard.ui.note.NoteWriter;
import switchboard.wire.framing.Framings;

@Timeout(30)
final class LogPanelTest {
    private final Map<Long, Note> rowNotes = new HashMap<>();
    private final FakeLog log = new FakeLog(1_000_000, this::row, number -> number % 3 == 0, true);
    private final BlockingQueue<String> copied = new LinkedBlockingQueue<>();
    private final List<Object> repliedTo = new ArrayList<>();
    private final FakeNotes notes = new FakeNotes();
    private final List<String> lost = new ArrayList<>();
    private LiveModel live;
    private ClientSelection selection;
    private MessageSelection focus;
    private LogPanel panel;
    private LogTable table;

    @BeforeEach
    void build() {
        OnEdt.run(() -> {
            live = new LiveModel();
            selection = new ClientSelection();
            focus = new MessageSelection();
            panel = new LogPanel(new LogContext(
                    log,
                    live,
                    selection,
                    focus,
                    Settings.inMemory(),
                    Runnable::run,
                    ZoneOffset.UTC,
                    copied::add,
                    Optional.of(new NoteWriter(notes, Runnable::run, lost::add)),
                    Optional.of(repliedTo::add)));
            panel.setSize(700, 500);
            panel.addNotify();
            panel.validate();
            table = ComponentFinder.one(panel, LogTable.class, any -> true);
            record(1000);
        });
    }

    private LogRow row(long number) {
        return FakeLog.row(number, rowNotes.getOrDefault(number, Note.NONE));
    }

    private void record(long newest) {
        live.accept(ClientFixtures.recorded(newest));
        panel.validate();
    }

    private JViewport view() {
        return ComponentFinder.one(
                        panel, JScrollPane.class, scroll -> scroll.getViewport().getView() == table)
                .getViewport();
    }

    private boolean atEnd() {
        return view().getViewPosition().y + view().getExtentSize().height >= table.getRowCount() * table.getRowHeight();
    }

    private void scrollTo(int y) {
        view().setViewPosition(new Point(0, y));
    }

    private AbstractButton follow() {
        return ComponentFinder.one(
                panel,
                JToggleButton.class,
                button -> "Follow newest".equals(button.getAccessibleContext().getAccessibleName()));
    }

    private AbstractButton pill() {
        return ComponentFinder.one(
                panel,
                AbstractButton.class,
                button -> button.getText() != null && button.getText().endsWith(" new"));
    }

    private void filter(String text) {
        JTextField field = ComponentFinder.one(panel, JTextField.class, any -> true);
        // Without a window, Java cannot compute the location of a caret on the screen and fails when it moves.
        ((DefaultCaret) field.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        field.setText(text);
        field.postActionEvent();
        panel.validate();
    }

    @Test
    void theNewestIsFollowedWhileTheEndIsInView() {
        OnEdt.run(() -> {
            assertTrue(atEnd());
            record(1500);
            assertEquals(1500, table.getRowCount());
            assertTrue(atEnd());
        });
    }

    @Test
    void scrollingUpKeepsThePlaceAndThePillLeadsBack() {
        OnEdt.run(() -> {
            scrollTo(5000);
            assertFalse(follow().isSelected());
            record(1600);
            assertEquals(5000, view().getViewPosition().y);
            assertEquals(LocalizedDigits.ofUser("600 new"), pill().getText());
            assertTrue(pill().isVisible());
            pill().doClick();
            assertTrue(atEnd());
            assertFalse(pill().isVisible());
            record(1700);
            assertTrue(atEnd());
        });
    }

    @Test
    void selectingARowChoosesItsMessageAndEndsFollowing() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(995, 995);
            assertEquals(OptionalLong.of(996), focus.number());
            assertFalse(follow().isSelected());
            int y = view().getViewPosition().y;
            record(2000);
            assertEquals(y, view().getViewPosition().y);
            assertEquals(995, table.getSelectedRow());
        });
    }

    @Test
    void theChosenMessageStaysVisibleWhenTheLogGetsLower() {
        OnEdt.run(() -> {
            int last = view().getExtentSize().height / table.getRowHeight() - 1;
            scrollTo(0);
            table.setRowSelectionInterval(last, last);
            panel.setSize(700, 300);
            panel.validate();
            assertTrue(view().getViewRect().contains(table.getCellRect(last, 0, true)));
        });
    }

    @Test
    void theChosenMessageStaysChosenAndInPlaceThroughFilters() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(599, 599);
            scrollTo(597 * table.getRowHeight());
            int offset = 599 * table.getRowHeight() - view().getViewPosition().y;
            filter("text");
            assertEquals(333, table.getRowCount());
            assertEquals(199, table.getSelectedRow());
            assertEquals(offset, 199 * table.getRowHeight() - view().getViewPosition().y);
            record(1300);
            assertEquals(433, table.getRowCount());
            assertEquals(199, table.getSelectedRow());
            filter("");
            assertEquals(1300, table.getRowCount());
            assertEquals(599, table.getSelectedRow());
            assertEquals(OptionalLong.of(600), focus.number());
        });
    }

    @Test
    void aMessageThatTheFilterHidesStaysChosen() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(600, 600);
            filter("text");
            assertEquals(-1, table.getSelectedRow());
            assertEquals(OptionalLong.of(601), focus.number());
            filter("");
            assertEquals(600, table.getSelectedRow());
        });
    }

    @Test
    void selectedClientsFilterAndClearShowsAll() {
        OnEdt.run(() -> {
            live.accept(ClientFixtures.changes(ClientFixtures.clients("Ana", "Bruno"), 1000, List.of()));
            selection.set(Set.of(ClientFixtures.id(2)));
            panel.validate();
            assertEquals(143, table.getRowCount());
            ComponentFinder.button(panel, "Clear filter").doClick();
            assertEquals(1000, table.getRowCount());
            assertEquals(Set.of(), selection.ids());
        });
    }

    @Test
    void theFilterOfSelectedClientsIsAChipThatCanBeRemovedWhileTheyStaySelected() {
        OnEdt.run(() -> {
            live.accept(ClientFixtures.changes(ClientFixtures.clients("Ana", "Bruno"), 1000, List.of()));
            selection.set(Set.of(ClientFixtures.id(2)));
            panel.validate();
            assertTrue(says("client: #2 Bruno"), words().toString());
            assertTrue(says(LocalizedDigits.ofUser("143 of 1,000")), words().toString());
            assertTrue(says("+" + LocalizedFormats.count(857) + " hidden"), words().toString());
            AbstractButton remove = ComponentFinder.one(
                    panel,
                    AbstractButton.class,
                    button -> "Remove the filter client: #2 Bruno"
                            .equals(button.getAccessibleContext().getAccessibleName()));
            assertTrue(remove.getParent().isVisible());
            remove.doClick();
            assertEquals(1000, table.getRowCount());
            assertFalse(remove.getParent().isVisible());
            assertEquals(Set.of(ClientFixtures.id(2)), selection.ids());
        });
    }

    @Test
    void theTimeSinceTheMessageBeforeIsThatOfTheView() {
        OnEdt.run(() -> {
            scrollTo(0);
            LogRowsModel model = (LogRowsModel) table.getModel();
            assertEquals(OptionalLong.empty(), model.sinceRowBefore(0));
            assertEquals(OptionalLong.of(1_000), model.sinceRowBefore(4));
            filter("text");
            scrollTo(0);
            assertEquals(OptionalLong.of(3_000), model.sinceRowBefore(4));
        });
    }

    @Test
    void theChosenColumnsAreKeptAndTheTextGetsTheirWidth() {
        OnEdt.run(() -> {
            int before = width(LogColumn.TEXT);
            assertTrue(width(LogColumn.TIME) > 0);
            JMenu columns = table.columnMenu();
            assertFalse(columns.getItem(LogColumn.CLIENT.ordinal()).isEnabled(), "the client is always shown");
            columns.getItem(LogColumn.TIME.ordinal()).doClick();
            assertEquals(0, width(LogColumn.TIME));
            assertTrue(width(LogColumn.TEXT) > before, "the text has " + width(LogColumn.TEXT) + " after " + before);
            assertFalse(table.columnMenu().getItem(LogColumn.TIME.ordinal()).isSelected());
        });
    }

    private int width(LogColumn column) {
        return table.getColumnModel().getColumn(column.ordinal()).getWidth();
    }

    @Test
    void connectsAndDisconnectsStandInTheLogUntilTheyAreSwitchedOff() {
        OnEdt.run(() -> {
            ClientSummary ana = ClientFixtures.client(1, "Ana", ClientState.LIVE, 0);
            live.accept(ClientFixtures.steps(
                    List.of(ana),
                    1000,
                    List.of(
                            new ClientStep(1, 0, ana.id(), ClientStep.Kind.CAME),
                            new ClientStep(2, 1000, ana.id(), ClientStep.Kind.LEFT))));
            panel.validate();
            assertEquals(1002, table.getRowCount());
            table.setRowSelectionInterval(0, 2);
            assertEquals(OptionalLong.of(2), focus.number());
            assertEquals(2, panel.shown().selectedCount(), "a step is no message");
            assertEquals(List.of(1L, 2L), focus.pair(), "messages that can be compared");
            assertEquals(
                    "number>=1 number<=2",
                    FilterLanguage.text(panel.shown().selected(), new TimeReference(ZoneOffset.UTC, 0)));
            table.setRowSelectionInterval(0, 1);
            assertEquals(List.of(), focus.pair(), "a step is not compared");
            table.setRowSelectionInterval(2, 2);
            table.setRowSelectionInterval(1001, 1001);
            assertEquals(OptionalLong.of(2), focus.number(), "a step has nothing to show");
            filter("text");
            assertEquals(333, table.getRowCount());
            filter("");
            assertEquals(1002, table.getRowCount());
            AbstractButton steps = ComponentFinder.one(
                    panel,
                    AbstractButton.class,
                    button -> "Show connects and disconnects"
                            .equals(button.getAccessibleContext().getAccessibleName()));
            steps.doClick();
            assertEquals(1000, table.getRowCount());
            steps.doClick();
            assertEquals(1002, table.getRowCount());
        });
    }

    @Test
    void messagesThatWereReadAgainAreHiddenUntilTheFilterOrClearAsksForThem() {
        OnEdt.run(() -> {
            EventBus bus = new EventBus();
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            ClientSummary ana = ClientFixtures.client(1, "Ana", ClientState.LIVE, 0);
            bus.publish(new Fact.Recorded(1000, 1000, 1));
            bus.publish(new Fact.Opened(ana.info(), Counts.ZERO));
            live.pump(news);
            assertEquals(Filter.ALL, panel.shown().filter());
            bus.publish(new Fact.ReadAs(ana.id(), 1, Framings.LINES, new Fact.Again(List.of(3L), 5, 1)));
            live.pump(news);
            assertEquals(Readings.LAST, panel.shown().filter());
            assertTrue(says("as they were read last"), words().toString());
            filter("is:superseded");
            assertEquals(new SupersededCondition(), panel.shown().filter());
            filter("text");
            assertEquals(
                    Filter.all(new TextCondition("text"), Readings.LAST),
                    panel.shown().filter());
            filter("");
            ComponentFinder.button(panel, "Clear filter").doClick();
            assertEquals(Filter.ALL, panel.shown().filter());
            bus.close();
        });
    }

    @Test
    void keysStepThroughMessagesAndThroughThoseOfOneClient() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(10, 10);
            ComponentFinder.press(panel, "F8");
            assertEquals(OptionalLong.of(12), focus.number());
            ComponentFinder.press(panel, "F7");
            ComponentFinder.press(panel, "F7");
            assertEquals(OptionalLong.of(10), focus.number());
            ComponentFinder.press(panel, "control PERIOD");
            assertEquals(OptionalLong.of(17), focus.number());
            ComponentFinder.press(panel, "control COMMA");
            ComponentFinder.press(panel, "control COMMA");
            assertEquals(OptionalLong.of(3), focus.number());
        });
    }

    @Test
    void aMillionRowsAreAddedInOneStepAndAskForFewPages() {
        OnEdt.run(() -> {
            int before = log.asked;
            record(1_000_000);
            assertEquals(1_000_000, table.getRowCount());
            assertTrue(atEnd());
            assertEquals(1, log.asked - before, "pages");
        });
    }

    @Test
    void aTextThatIsNotUnderstoodIsExplainedAndTheLastOneThatWasStaysActive() {
        OnEdt.run(() -> {
            filter("text");
            assertEquals(333, table.getRowCount());
            filter("size>");
            assertEquals(333, table.getRowCount());
            assertTrue(says("Still matching: contains “text”"), words().toString());
            assertTrue(words().stream().anyMatch(words -> words.startsWith("“size”")), words().toString());
            filter("");
            assertEquals(1000, table.getRowCount());
            assertTrue(words().stream().noneMatch(words -> words.startsWith("“size”")), words().toString());
        });
    }

    @Test
    void whatIsActiveIsSaidInWordsWithItsCounts() {
        OnEdt.run(() -> {
            live.accept(ClientFixtures.changes(ClientFixtures.clients("Ana", "Bruno"), 1000, List.of()));
            filter("text");
            selection.set(Set.of(ClientFixtures.id(2)));
            ComponentFinder.button(panel, "Received").doClick();
            assertTrue(says("from #2 Bruno"), words().toString());
            assertTrue(says(LocalizedDigits.ofUser("333 of 1,000")), words().toString());
        });
    }

    @Test
    void severalRowsCanBeSelectedAndTheLastTouchedOneIsShown() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(10, 20);
            assertEquals(OptionalLong.of(21), focus.number());
            record(1100);
            assertEquals(11, table.getSelectedRowCount(), "they stay selected while the log grows");
            LogViewState shown = panel.shown();
            assertEquals(11, shown.selectedCount());
            assertEquals(
                    "number>=11 number<=21",
                    FilterLanguage.text(shown.selected(), new TimeReference(ZoneOffset.UTC, 0)));
            ComponentFinder.press(panel, "F8");
            assertEquals(OptionalLong.of(22), focus.number());
            assertEquals(1, table.getSelectedRowCount());
        });
    }

    @Test
    void severalRowsAreCopiedOneBelowTheOther() throws Exception {
        log.messages = number -> Optional.of(DemoMessages.message(number));
        OnEdt.run(() -> {
            table.setRowSelectionInterval(0, 1);
            ComponentFinder.press(table, "control C");
        });
        String text = copied.poll(10, TimeUnit.SECONDS);
        assertEquals(
                DemoMessages.message(1).message().text() + "\n"
                        + DemoMessages.message(2).message().text(),
                text);
    }

    @Test
    void marksAreSetForAllSelectedMessagesAndTakenAwayWhereAllHaveOne() {
        OnEdt.run(() -> {
            table.setRowSelectionInterval(3, 4);
            ComponentFinder.press(panel, "control M");
            assertEquals(List.of(annotation(4, new Note(true, "")), annotation(5, new Note(true, ""))), notes.put);
            rowNotes.put(4L, new Note(true, "look"));
            rowNotes.put(5L, new Note(true, ""));
            notes.put.clear();
            ComponentFinder.press(panel, "control M");
            assertEquals(List.of(annotation(4, new Note(false, "look")), annotation(5, Note.NONE)), notes.put);
            assertEquals(List.of(), lost);
            notes.fail("The first marks were not kept.");
            assertEquals(List.of("The first marks were not kept."), lost);
        });
    }

    private static Annotation annotation(long number, Note note) {
        return new Annotation(new Note.Subject.OfMessage(number), note);
    }

    @Test
    void theNextMarkedMessageIsNotOneOfAMarkedClientOnly() {
        OnEdt.run(() -> {
            rowNotes.put(501L, new Note(true, "look"));
            table.setRowSelectionInterval(10, 10);
            ComponentFinder.press(panel, "control shift N");
            assertEquals(OptionalLong.of(501), focus.number());
            ComponentFinder.press(panel, "control shift N");
            assertTrue(says("No message after this one is marked."), words().toString());
        });
    }

    @Test
    void aNoteIsWrittenOnACardThatStaysUntilItIsOnDisk() {
        OnEdt.run(() -> {
            log.messages = number -> Optional.of(DemoMessages.message(number));
            table.setRowSelectionInterval(3, 3);
            ComponentFinder.press(table, "F2");
            NoteCard card = ComponentFinder.one(panel, NoteCard.class, any -> true);
            assertTrue(card.isVisible());
            JTextArea area = ComponentFinder.one(card, JTextArea.class, any -> true);
            ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
            area.setText("forgot the header");
            ComponentFinder.press(card, "control ENTER");
            assertEquals(List.of(annotation(4, new Note(false, "forgot the header"))), notes.put);
            assertTrue(card.isVisible());
            assertFalse(area.isEditable());
            notes.keep();
            assertFalse(card.isVisible());
        });
    }

    @Test
    void aNoteThatCanNotBeKeptStaysOnItsCardWithTheReasonAndCanBeSavedAgain() {
        OnEdt.run(() -> {
            log.messages = number -> Optional.of(DemoMessages.message(number));
            table.setRowSelectionInterval(3, 3);
            ComponentFinder.press(table, "F2");
            NoteCard card = ComponentFinder.one(panel, NoteCard.class, any -> true);
            JTextArea area = ComponentFinder.one(card, JTextArea.class, any -> true);
            ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
            area.setText("precious words");
            ComponentFinder.press(card, "control ENTER");
            notes.fail("The disk is full: free some space.");
            InertParagraph reason = ComponentFinder.one(card, InertParagraph.class, any -> true);
            assertTrue(reason.isVisible());
            assertEquals("The disk is full: free some space.", reason.text());
            assertTrue(area.isEditable());
            assertEquals("precious words", area.getText());
            ComponentFinder.press(card, "control ENTER");
            assertFalse(reason.isVisible());
            notes.keep();
            assertFalse(card.isVisible());
            assertEquals(2, notes.put.size());
        });
    }

    @Test
    void whatBecameOfANoteThatWasLeftSavingDoesNotCloseTheCardOfTheNextOne() {
        OnEdt.run(() -> {
            log.messages = number -> Optional.of(DemoMessages.message(number));
            table.setRowSelectionInterval(3, 3);
            ComponentFinder.press(table, "F2");
            NoteCard card = ComponentFinder.one(panel, NoteCard.class, any -> true);
            JTextArea area = ComponentFinder.one(card, JTextArea.class, any -> true);
            ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
            area.setText("first");
            ComponentFinder.press(card, "control ENTER");
            ComponentFinder.press(card, "ESCAPE");
            table.setRowSelectionInterval(5, 5);
            ComponentFinder.press(table, "F2");
            area.setText("second");
            ComponentFinder.press(card, "control ENTER");
            notes.keep();
            assertTrue(card.isVisible());
            assertEquals("second", area.getText());
            notes.keep();
            assertFalse(card.isVisible());
        });
    }

    @Test
    void aNoteThatIsTooLongSaysByHowMuchAndIsNotTaken() {
        OnEdt.run(() -> {
            log.messages = number -> Optional.of(DemoMessages.message(number));
            table.setRowSelectionInterval(3, 3);
            ComponentFinder.press(table, "F2");
            NoteCard card = ComponentFinder.one(panel, NoteCard.class, any -> true);
            JTextArea area = ComponentFinder.one(card, JTextArea.class, any -> true);
            ((DefaultCaret) area.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
            area.setText("x".repeat(10_003));
            ComponentFinder.press(card, "control ENTER");
            assertEquals(List.of(), notes.put);
            assertTrue(
                    says(LocalizedDigits.ofUser("3 characters too many: a note has at most 10,000 characters")),
                    words().toString());
        });
    }

    @Test
    void aTimeLeadsToTheFirstMessageThen() {
        OnEdt.run(() -> {
            ComponentFinder.press(panel, "control G");
            goTo("22:13:20.6");
            assertEquals(OptionalLong.of(600), focus.number());
            goTo("2030-01-01");
            assertEquals(OptionalLong.of(1000), focus.number());
            assertTrue(says("No message at that time or later: this is the newest."), words().toString());
            goTo("soon");
            assertTrue(
                    words().stream().anyMatch(words -> words.startsWith("Type a message number")), words().toString());
        });
    }

    @Test
    void aKeyLeadsFromGapToGapAndSaysHowManyThereAre() {
        OnEdt.run(() -> {
            ComponentFinder.press(panel, "control shift G");
            assertTrue(says("Nothing is missing"), words().toString());
            log.gaps = new long[] {40, 900, 5_000};
            ComponentFinder.press(panel, "control shift G");
            assertEquals(OptionalLong.of(40), focus.number());
            ComponentFinder.press(panel, "control shift G");
            assertEquals(OptionalLong.of(900), focus.number());
            ComponentFinder.press(panel, "control shift G");
            assertEquals(OptionalLong.of(40), focus.number(), "the last one ends where nothing is recorded yet");
            assertTrue(says(LocalizedDigits.ofUser("In 3 places")), words().toString());
        });
    }

    private void goTo(String typed) {
        GoToBar bar = ComponentFinder.one(panel, GoToBar.class, any -> true);
        JTextField field = ComponentFinder.one(bar, JTextField.class, any -> true);
        ((DefaultCaret) field.getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        field.setText(typed);
        field.postActionEvent();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        ComponentFinder.all(panel, JLabel.class).stream()
                .filter(label -> label.getText() != null && !label.getText().isEmpty())
                .forEach(label -> words.add(label.getText()));
        ComponentFinder.all(panel, InertLabel.class).forEach(label -> words.add(label.text()));
        return words;
    }

    private boolean says(String part) {
        return words().stream().anyMatch(words -> words.contains(part));
    }

    @Test
    void theTimeIsNeverCutAtAnyWidth() {
        OnEdt.run(() -> {
            for (int width = 300; width < 1600; width += 50) {
                panel.setSize(width, 500);
                panel.validate();
                table.doLayout();
                int time = table.getColumnModel()
                        .getColumn(LogColumn.TIME.ordinal())
                        .getWidth();
                assertTrue(
                        time
                                >= table.getFontMetrics(Fonts.monospaced()).stringWidth("23:59:59.999")
                                        + LogCellRenderer.margin(),
                        width + ": " + time);
            }
        });
    }
}
