package switchboard.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.JLabel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.export.Export;
import switchboard.export.ExportFormat;
import switchboard.filter.Filter;
import switchboard.filter.TextCondition;
import switchboard.model.ConnectionId;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.Ticker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.RecordingSessionWindows;
import switchboard.ui.log.LogViewState;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.framing.Framings;

@Timeout(60)
final class ExportPanelTest {
    private static final int MESSAGES = 5;

    @TempDir
    Path directory;

    private final Settings settings = Settings.inMemory();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final RecordingSessionWindows windows = new RecordingSessionWindows();

    @BeforeEach
    void look() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
        settings.put("export.folder", directory.toString());
    }

    private Path session() throws Exception {
        Path file = directory.resolve("lesson.db");
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            DemoClass lesson = new DemoClass(bus, 1_763_816_701_000_000L);
            lesson.arrive();
            session.prepareEnd();
        }
        return file;
    }

    private ExportPanel panel(Path file, LogViewState shown) {
        return OnEdt.call(() -> {
            ExportPanel panel = new ExportPanel(
                    new ExportSource(file, "lesson", shown), settings, Edt::later, ZoneOffset.UTC, windows);
            panel.onClose(closed::countDown);
            return panel;
        });
    }

    private static String file(ExportPanel panel) {
        return ComponentFinder.one(panel, JTextField.class, any -> true).getText();
    }

    private static String notice(ExportPanel panel) {
        return OnEdt.call(() ->
                ComponentFinder.one(panel, InertParagraph.class, any -> true).text());
    }

    /** Waits until the panel shows a notice that contains these words, and returns it. */
    private static String awaitNotice(ExportPanel panel, String words) throws InterruptedException {
        await(() -> ComponentFinder.one(panel, InertParagraph.class, any -> true)
                .text()
                .contains(words));
        return notice(panel);
    }

    /** Waits until a condition holds, which is checked every 10 ms on the event dispatch thread. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        Ticker ticker = OnEdt.call(() -> Ticker.every(10, () -> {
            if (condition.getAsBoolean()) {
                holds.countDown();
            }
        }));
        boolean inTime = holds.await(20, TimeUnit.SECONDS);
        OnEdt.run(ticker::close);
        assertTrue(inTime, "it did not happen in time");
    }

    private static void press(ExportPanel panel, String words) {
        OnEdt.run(() -> ComponentFinder.button(panel, words).doClick());
    }

    @Test
    void anAnonymousExportIsSaidToKeepWhatPeopleWrote() {
        ExportPanel panel =
                panel(directory.resolve("lesson.db"), new LogViewState(9, Filter.ALL, "", 9, true, Filter.NONE, 0));
        OnEdt.run(() -> {
            JLabel stays = ComponentFinder.one(
                    panel, JLabel.class, one -> String.valueOf(one.getText()).startsWith("Message bodies stay"));
            assertFalse(stays.isVisible());
            ComponentFinder.button(panel, "Without names, addresses and notes").doClick();
            assertTrue(stays.isVisible());
        });
    }

    @Test
    void theNameFollowsPartAndFormatUntilAPersonTypesOne() {
        LogViewState shown = new LogViewState(9, new TextCondition("x"), "contains x", 3, true, Filter.NONE, 0);
        ExportPanel panel = panel(directory.resolve("lesson.db"), shown);
        OnEdt.run(() -> {
            assertEquals(directory.resolve("lesson-filtered.csv").toString(), file(panel));
            ComponentFinder.button(panel, "pcapng").doClick();
            assertEquals(directory.resolve("lesson-filtered.pcapng").toString(), file(panel));
            ComponentFinder.one(panel, JRadioButton.class, one -> one.getText().startsWith("All"))
                    .doClick();
            assertEquals(directory.resolve("lesson.pcapng").toString(), file(panel));
            ComponentFinder.one(panel, JTextField.class, any -> true)
                    .setText(directory.resolve("mine.csv").toString());
            ComponentFinder.button(panel, "JSON lines").doClick();
            assertEquals(directory.resolve("mine.jsonl").toString(), file(panel));
            ComponentFinder.button(panel, "Choose…").doClick();
            assertEquals(directory.resolve("chosen.jsonl").toString(), file(panel));
            ComponentFinder.one(panel, JTextField.class, any -> true).setText("no whole path");
            assertFalse(ComponentFinder.button(panel, "Export").isEnabled());
        });
    }

    @Test
    void whatIsNotThereCanNotBeChosen() {
        ExportPanel panel = panel(directory.resolve("lesson.db"), LogViewState.all(7));
        OnEdt.run(() -> {
            List<JRadioButton> parts =
                    ComponentFinder.all(panel, JRadioButton.class).subList(0, 3);
            assertEquals(
                    List.of(true, false, false),
                    parts.stream().map(JRadioButton::isEnabled).toList());
            assertTrue(parts.getFirst().isSelected());
        });
    }

    @Test
    void anExportIsWrittenAndSaidAndNothingIsReplacedUnasked() throws Exception {
        Path file = session();
        ExportPanel panel = panel(file, LogViewState.all(MESSAGES));
        press(panel, "Export");
        awaitNotice(panel, " written to lesson.csv");
        Path target = directory.resolve("lesson.csv");
        byte[] first = Files.readAllBytes(target);
        assertTrue(first.length > 0);
        Files.writeString(target, "somebody else's");
        press(panel, "Export");
        assertEquals("lesson.csv already exists. Replace it?", awaitNotice(panel, "lesson.csv already exists"));
        assertEquals("somebody else's", Files.readString(target));
        press(panel, "Replace");
        awaitNotice(panel, " written to lesson.csv");
        assertEquals(first.length, Files.size(target));
        assertEquals("csv", settings.text("export.format", ""));
    }

    @Test
    void whatIsLeftOutBecauseOfAnotherReadingIsCounted() throws Exception {
        Path file = directory.resolve("lesson.db");
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            DemoClass lesson = new DemoClass(bus, 1_763_816_701_000_000L);
            lesson.open(1);
            lesson.receive(1, 1_763_816_701_000_000L);
            lesson.receive(1, 1_763_816_701_000_001L);
            bus.publish(new Fact.ReadAs(
                    new ConnectionId(1),
                    1_763_816_701_000_002L,
                    Framings.LINES,
                    new Fact.Again(List.of(1L, 2L), 154, 1)));
            lesson.receive(1, 1_763_816_701_000_001L);
            session.prepareEnd();
        }
        ExportPanel panel = panel(file, LogViewState.all(3));
        press(panel, "Export");
        String said = awaitNotice(panel, " written to lesson.csv");
        assertTrue(said.startsWith(LocalizedDigits.ofUser("1 message written")), said);
        assertTrue(
                said.endsWith(LocalizedDigits.ofUser(
                        "2 messages were left out: the same bytes are in the file in another reading.")),
                said);
    }

    @Test
    void whatFailsIsASentence() throws Exception {
        Path file = Files.writeString(directory.resolve("lesson.db"), "no session ".repeat(100));
        ExportPanel panel = panel(file, LogViewState.all(3));
        press(panel, "Export");
        awaitNotice(panel, file.toRealPath().toString());
        assertFalse(Files.exists(directory.resolve("lesson.csv")));
        OnEdt.run(() -> assertTrue(ComponentFinder.button(panel, "Export").isEnabled()));
    }

    @Test
    void whatIsUnderWayIsNotGivenUpUnasked() throws Exception {
        Path file = session();
        // An export that never ends by itself, so that it is running as long as the test needs it.
        ExportPanel panel = OnEdt.call(() -> new ExportPanel(
                new ExportSource(file, "lesson", LogViewState.all(3)),
                settings,
                Edt::later,
                ZoneOffset.UTC,
                windows,
                Export::new));
        OnEdt.run(() -> panel.onClose(closed::countDown));
        press(panel, "Export");
        await(panel::isBusy);
        OnEdt.run(panel::askToClose);
        assertTrue(notice(panel).startsWith("The export is not done yet."));
        assertEquals(1, closed.getCount());
        press(panel, "Stop and close");
        assertTrue(closed.await(5, TimeUnit.SECONDS));
    }

    @Test
    void endingsFollowTheFormatWhereTheyAreAFormats() {
        assertEquals(Path.of("/a/b.txt"), ExportForm.withEnding(Path.of("/a/b.csv"), ExportFormat.TXT));
        assertEquals(Path.of("/a/b.txt"), ExportForm.withEnding(Path.of("/a/b"), ExportFormat.TXT));
        assertEquals(Path.of("/a/b.log"), ExportForm.withEnding(Path.of("/a/b.log"), ExportFormat.TXT));
    }
}
