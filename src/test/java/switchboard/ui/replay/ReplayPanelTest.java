package switchboard.ui.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.replay.ReplayListener;
import switchboard.replay.ReplayOutcome;
import switchboard.replay.ReplayPlan;
import switchboard.replay.ReplaySummary;
import switchboard.replay.compare.ReplayResult;
import switchboard.replay.script.ReplaySpeed;
import switchboard.text.CodedText;
import switchboard.text.ReplayText;
import switchboard.ui.Settings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.table.CellText;
import switchboard.wire.Direction;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

@Timeout(60)
final class ReplayPanelTest {
    private final List<ReplayPlan> plans = new ArrayList<>();
    private final List<ReplayListener> listeners = new ArrayList<>();
    private ReplayPanel panel;
    private int stopped;

    @BeforeEach
    void build() {
        OnEdt.run(() -> panel = make());
    }

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private ReplayPanel make() {
        return new ReplayPanel(
                "lesson",
                Set.of(new ConnectionId(7), new ConnectionId(3)),
                (plan, listener) -> {
                    plans.add(plan);
                    listeners.add(listener);
                    return () -> stopped++;
                },
                Settings.inMemory());
    }

    @Test
    void whatIsTypedBecomesThePlan() {
        OnEdt.run(() -> {
            speed("x2");
            ComponentFinder.button(panel, "Act as the server").doClick();
            type("Address", "[::1]");
            type("Port", "0");
            panel.begin();
        });
        ReplayPlan plan = plans.getFirst();
        assertEquals(new ReplayPlan.Side.Server("::1", 0), plan.side());
        assertEquals(new ReplaySpeed(2), plan.options().speed());
        assertEquals(Duration.ofSeconds(60), plan.options().answerTime());
        assertEquals(Set.of(new ConnectionId(3), new ConnectionId(7)), plan.clients());
    }

    @Test
    void theListenerOfTheWindowItsClassCodeAndAFreePortAreProposed() {
        OnEdt.run(() -> {
            panel.propose(new ReplayTarget("192.0.2.2", 6060, new ClassCode("apple"), 6061));
            panel.begin();
        });
        assertEquals(
                new ReplayPlan.Side.Clients("192.0.2.2", 6060), plans.getFirst().side());
        assertEquals("apple", plans.getFirst().options().code().word());
        OnEdt.run(() -> {
            listeners.getFirst().ended(summary(false));
            panel.tick();
            ComponentFinder.button(panel, "Act as the server").doClick();
            panel.begin();
        });
        assertEquals(6061, ((ReplayPlan.Side.Server) plans.getLast().side()).port());
    }

    @Test
    void whatWasTypedStaysWhenAServerIsProposed() {
        OnEdt.run(() -> {
            type("Port", "7070");
            panel.propose(new ReplayTarget("192.0.2.2", 6060, new ClassCode("apple"), 6061));
            panel.begin();
        });
        assertEquals(
                new ReplayPlan.Side.Clients("192.0.2.2", 7070), plans.getFirst().side());
    }

    @Test
    void nothingIsPlayedWhileSomethingIsWrong() {
        OnEdt.run(() -> {
            type("Port", "0");
            assertFalse(ComponentFinder.button(panel, "Play").isEnabled());
            type("Port", "5050");
            speed("fast");
            assertFalse(ComponentFinder.button(panel, "Play").isEnabled());
            speed("full");
            JTextField clients = ComponentFinder.one(
                    panel, JTextField.class, field -> field.getText().equals("#3, #7"));
            clients.setText("Ana");
            panel.begin();
            clients.setText("");
            assertTrue(ComponentFinder.button(panel, "Play").isEnabled());
            assertEquals(List.of(), plans);
            panel.begin();
            assertEquals(Set.of(), plans.getFirst().clients());
        });
    }

    @Test
    void outcomesComeAsRowsAndTheDifferenceIsMarked() {
        OnEdt.run(() -> {
            panel.begin();
            play(listeners.getFirst());
            panel.tick();
            assertEquals(4, table().getRowCount());
            assertTrue(says("Differs from the recording"));
            ComponentFinder.button(panel, "Only differences").doClick();
            assertEquals(2, table().getRowCount());
            table().setRowSelectionInterval(0, 0);
            assertEquals(
                    List.of("Marked: 5", "Marked: 7"),
                    ComponentFinder.all(panel, HighlightedText.class).stream()
                            .map(text -> text.getAccessibleContext().getAccessibleDescription())
                            .toList());
            assertEquals("different", words(0, OutcomeColumn.RESULT));
            assertEquals("Hello 12:07", words(0, OutcomeColumn.NOW));
            assertEquals("It did not come in time.", words(1, OutcomeColumn.NOW));
            assertEquals("(empty)", words(1, OutcomeColumn.RECORDED));
        });
    }

    @Test
    void aReplayThatGoesOnCanBeStoppedAndAnotherOneBegins() {
        OnEdt.run(() -> {
            panel.begin();
            panel.begin();
            assertEquals(1, plans.size());
            ComponentFinder.button(panel, "Stop").doClick();
            assertEquals(1, stopped);
            listeners.getFirst().ended(summary(true));
            panel.tick();
            assertTrue(says("Stopped"));
            panel.begin();
            assertEquals(2, plans.size());
            assertEquals(0, table().getRowCount());
        });
    }

    @Test
    void rowsAreBoundedAndDifferencesComeFirst() {
        OutcomeBuffer incoming = new OutcomeBuffer();
        ReplayOutcome same = outcome(1, ReplayResult.SAME, "x", Optional.empty(), Optional.empty());
        for (int i = 0; i < 100_005; i++) {
            incoming.outcome(same);
        }
        incoming.outcome(outcome(2, ReplayResult.DIFFERENT, "x", Optional.of("y"), Optional.empty()));
        OutcomeBuffer.Batch news = incoming.take();
        assertEquals(100_001, news.rows().size());
        assertEquals(ReplayResult.DIFFERENT, news.rows().getLast().outcome().result());
        assertEquals(5, news.left());
        assertEquals(100_005, news.counts().get(ReplayResult.SAME));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100", "DARK,100", "LIGHT,200"})
    void itIsPainted(Theme theme, int zoom) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(theme, zoom);
            panel = make();
            panel.begin();
            play(listeners.getLast());
            panel.tick();
            table().setRowSelectionInterval(1, 1);
            BufferedImage image = new BufferedImage(1_000 * zoom / 100, 640 * zoom / 100, BufferedImage.TYPE_INT_RGB);
            panel.setSize(image.getWidth(), image.getHeight());
            panel.addNotify();
            panel.validate();
            panel.validate();
            var g = image.createGraphics();
            panel.paint(g);
            g.dispose();
            long colours = IntStream.range(0, image.getWidth() * image.getHeight() / 3)
                    .map(i -> image.getRGB(3 * i % image.getWidth(), 3 * i / image.getWidth()))
                    .distinct()
                    .count();
            assertTrue(colours > 20, () -> "only " + colours + " colours");
        });
    }

    private OutcomeTable table() {
        return ComponentFinder.one(panel, OutcomeTable.class, any -> true);
    }

    private boolean says(String words) {
        return ComponentFinder.all(panel, JLabel.class).stream().anyMatch(label -> words.equals(label.getText()));
    }

    private void type(String field, String text) {
        ComponentFinder.one(
                        panel,
                        JTextField.class,
                        one -> field.equals(one.getAccessibleContext().getAccessibleName()))
                .setText(text);
    }

    private void speed(String word) {
        type("Speed", word);
    }

    private String words(int row, OutcomeColumn column) {
        return ((CellText) table().getValueAt(row, column.ordinal())).text();
    }

    private static void play(ReplayListener listener) {
        listener.began(2, 4);
        listener.outcome(outcome(1, ReplayResult.SENT, "Hello", Optional.empty(), Optional.empty()));
        listener.outcome(
                outcome(2, ReplayResult.DIFFERENT, "Hello 12:05", Optional.of("Hello 12:07"), Optional.empty()));
        listener.outcome(outcome(3, ReplayResult.SAME, "👩‍🏫 <b>x</b>\u202e", Optional.empty(), Optional.empty()));
        listener.outcome(
                outcome(4, ReplayResult.MISSING, "", Optional.empty(), Optional.of(ReplayText.MISSING_IN_TIME.with())));
        listener.ended(summary(false));
    }

    private static ReplayOutcome outcome(
            long number, ReplayResult result, String recorded, Optional<String> received, Optional<CodedText> why) {
        return new ReplayOutcome(
                new ConnectionId(3),
                "Ana",
                number,
                Direction.OUT,
                result,
                Optional.of(message(recorded)),
                received.map(ReplayPanelTest::message),
                why,
                Duration.ofMillis(number));
    }

    private static Message message(String text) {
        return Framings.HEADER64.frame(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReplaySummary summary(boolean cancelled) {
        return new ReplaySummary(2, 2, 1, 1, 1, 1, 0, 0, 0, Duration.ofSeconds(2), cancelled, Optional.empty());
    }
}
