package switchboard.ui.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.event.MouseWheelEvent;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JTabbedPane;
import javax.swing.JViewport;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.finding.FindingsPane;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

@Timeout(60)
final class WirePanelTest {
    private static final String REPAIR = IntStream.rangeClosed(1, 14)
            .mapToObj(line -> "Language " + line + ": a line of code that takes two lines of this pane, or even three")
            .collect(Collectors.joining("\n"));

    private final MessageSelection current = new MessageSelection();
    private final List<String> copied = new ArrayList<>();

    @AfterEach
    void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    /** Returns a message: 1 has a long note and a long repair, 2 a short note and finding, 3 a long repair alone. */
    private static LoggedMessage message(long number) {
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
        Finding finding = Findings.saying(
                Cause.BODY_INCOMPLETE, Certainty.CERTAIN, "It came in part.", number == 2 ? "" : REPAIR);
        return new LoggedMessage(
                number,
                0,
                new ConnectionId(1),
                "",
                "127.0.0.1:1",
                Direction.IN,
                new Message(FrameStatus.UNFRAMED, bytes, 0, 5, ReadTrace.single(1, 5), List.of(finding)),
                OptionalLong.empty(),
                new Note(number < 3, number == 1 ? "a note of several lines ".repeat(20) : ""),
                false,
                StandardCharsets.UTF_8);
    }

    private WirePanel panel(int width, int height) {
        FakeLog log = FakeLog.quick(4);
        log.messages = number -> Optional.of(message(number));
        WirePanel panel = new WirePanel(
                log, current, Runnable::run, ZoneOffset.UTC, copied::add, Optional.empty(), FindingActions.NONE);
        panel.setSize(width, height);
        panel.addNotify();
        return panel;
    }

    private static void layOut(WirePanel panel) {
        // Repeated for components whose height depends on their width.
        for (int i = 0; i < 3; i++) {
            panel.validate();
        }
    }

    private static JTabbedPane views(WirePanel panel) {
        return ComponentFinder.one(panel, JTabbedPane.class, any -> true);
    }

    /** Returns the place of the bytes in the selected tab within the panel. */
    private static Rectangle place(WirePanel panel) {
        JViewport bytes = (JViewport) SwingUtilities.getAncestorOfClass(
                JViewport.class, ComponentFinder.one(panel, WireView.class, any -> true));
        return SwingUtilities.convertRectangle(bytes.getParent(), bytes.getBounds(), panel);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100,330,400,1", "LIGHT,100,330,400,3", "DARK,100,690,205,3", "LIGHT,150,500,640,1"})
    void theBytesStayInViewBelowALongRepair(Theme theme, int zoom, int width, int height, int number) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(theme, zoom);
            WirePanel panel = panel(width, height);
            current.choose(number);
            layOut(panel);
            Rectangle views = place(panel);
            assertTrue(views.height >= 100 * zoom / 100, "only " + views.height + " pixels for the bytes");
            assertTrue(views.y + views.height <= height, views + " does not end within " + height);
            FindingsPane findings = ComponentFinder.one(panel, FindingsPane.class, any -> true);
            assertTrue(findings.getHeight() >= 44 * zoom / 100, findings.getHeight() + " pixels for the findings");
            assertTrue(findings.getVerticalScrollBar().isVisible());
            int all = findings.getViewport().getViewSize().height;
            assertTrue(all > 2 * findings.getHeight(), "the whole repair takes " + all + " pixels");
        });
    }

    @Test
    void theWheelBringsTheRestOfARepairAndItsButtonCopiesAll() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(330, 400);
            current.choose(1);
            layOut(panel);
            FindingsPane findings = ComponentFinder.one(panel, FindingsPane.class, any -> true);
            assertEquals(0, findings.getViewport().getViewPosition().y);
            for (int turn = 0; turn < 200; turn++) {
                findings.dispatchEvent(
                        new MouseWheelEvent(findings, MouseWheelEvent.MOUSE_WHEEL, 0, 0, 9, 9, 0, false, 0, 3, 1));
            }
            Rectangle seen = findings.getViewport().getViewRect();
            assertEquals(findings.getViewport().getViewSize().height, seen.y + seen.height);
            ComponentFinder.one(findings, javax.swing.JButton.class, any -> true)
                    .doClick();
            assertEquals(List.of(REPAIR), copied);
        });
    }

    @Test
    void aShortFindingTakesOnlyItsOwnHeight() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(330, 500);
            current.choose(2);
            layOut(panel);
            FindingsPane findings = ComponentFinder.one(panel, FindingsPane.class, any -> true);
            assertFalse(findings.getVerticalScrollBar().isVisible());
            assertEquals(findings.getPreferredSize().height, findings.getHeight());
            assertTrue(place(panel).height > 250, place(panel).toString());
            current.choose(3);
            layOut(panel);
            assertTrue(findings.getHeight() > 150, "the views leave what they can to a long repair");
            assertTrue(place(panel).height >= 120, place(panel).toString());
        });
    }
}
