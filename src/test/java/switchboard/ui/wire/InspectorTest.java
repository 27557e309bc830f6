package switchboard.ui.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.Insets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
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
import switchboard.ui.finding.FindingLabel;
import switchboard.ui.finding.FindingsPane;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.look.WrappedText;
import switchboard.ui.wire.compare.ComparePanel;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

@Timeout(60)
final class InspectorTest {
    private final MessageSelection current = new MessageSelection();

    @AfterEach
    void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    /** Returns a message without a header: number 1 and 3 have a finding with a repair, 3 has a note. */
    private static LoggedMessage message(long number) {
        byte[] bytes = ("hello from message " + number + " that is longer than one row of the hex view")
                .getBytes(UTF_8);
        Finding finding = Findings.saying(
                Cause.NO_HEADER,
                Certainty.LIKELY,
                "“hello from message 1” came without a header; this server expects 64 digits and spaces.",
                "Python: header = str(len(body)).encode().ljust(64)");
        return new LoggedMessage(
                number,
                0,
                new ConnectionId(16),
                "Wen",
                "127.0.0.1:44538",
                Direction.IN,
                new Message(
                        FrameStatus.UNFRAMED,
                        bytes,
                        0,
                        bytes.length,
                        ReadTrace.of(1, new int[] {5, bytes.length - 5}, new int[] {0, 1_000}),
                        number % 2 == 1 ? List.of(finding) : List.of()),
                OptionalLong.empty(),
                new Note(number == 3, number == 3 ? "ask" : ""),
                false,
                UTF_8);
    }

    private WirePanel panel(int width, int height) {
        FakeLog log = FakeLog.quick(9);
        log.messages = number -> number < 9 ? Optional.of(message(number)) : Optional.empty();
        WirePanel panel = new WirePanel(
                log, current, Runnable::run, ZoneOffset.UTC, text -> {}, Optional.of(() -> {}), FindingActions.NONE);
        panel.setSize(width, height);
        panel.addNotify();
        return panel;
    }

    private static void layOut(Component panel) {
        // Repeated for components whose height depends on their width.
        for (int i = 0; i < 4; i++) {
            panel.validate();
        }
    }

    private static JTabbedPane tabs(WirePanel panel) {
        return ComponentFinder.one(panel, JTabbedPane.class, any -> true);
    }

    private static String words(WirePanel panel) {
        return ComponentFinder.all(panel, InertLabel.class).stream()
                .map(InertLabel::text)
                .filter(text -> text.startsWith("Message") || text.startsWith("Byte"))
                .findFirst()
                .orElse("");
    }

    @Test
    void theTabsAreWireTextHexReadsAndCompare() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 220);
            current.choose(1);
            JTabbedPane tabs = tabs(panel);
            List<String> titles = new ArrayList<>();
            for (int i = 0; i < tabs.getTabCount(); i++) {
                titles.add(tabs.getTitleAt(i));
            }
            assertEquals(List.of("Wire", "Text", "Hex", "Reads", "Compare"), titles);
            assertTrue(words(panel).startsWith("Message 1, from client 16 Wen"), words(panel));
        });
    }

    @ParameterizedTest
    @CsvSource({"900,208", "700,208", "632,560"})
    void sixRowsOfSixteenBytesAreInViewBesideAFinding(int width, int height) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(width, height);
            current.choose(1);
            FindingsPane findings = ComponentFinder.one(panel, FindingsPane.class, any -> true);
            tabs(panel).setSelectedIndex(2);
            layOut(panel);
            HexView hex = ComponentFinder.one(panel, HexView.class, any -> true);
            assertEquals(16, hex.grid().perRow());
            assertTrue(findings.getHeight() >= 34, "the finding has " + findings.getHeight() + " pixels");
            int rows = (hex.getVisibleRect().height - hex.grid().inset()) / hex.grid().line();
            assertTrue(rows >= 6, rows + " rows");
            current.choose(3);
            layOut(panel);
            rows = (hex.getVisibleRect().height - hex.grid().inset()) / hex.grid().line();
            assertTrue(rows >= 4, rows + " rows below a note and a finding");
        });
    }

    @Test
    void theFindingStandsAboveTheBytesOfEveryViewButNotAboveTheComparison() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 300);
            current.choose(1);
            for (int tab = 0; tab < 4; tab++) {
                tabs(panel).setSelectedIndex(tab);
                layOut(panel);
                Container page = (Container) tabs(panel).getSelectedComponent();
                assertEquals(1, ComponentFinder.all(page, FindingLabel.class).size(), "tab " + tab);
            }
            tabs(panel).setSelectedIndex(4);
            Container page = (Container) tabs(panel).getSelectedComponent();
            assertEquals(0, ComponentFinder.all(page, FindingLabel.class).size());
        });
    }

    @Test
    void aNarrowFindingHasItsChipAboveItsSentenceAndAWideOneBesideIt() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 400);
            current.choose(1);
            layOut(panel);
            FindingLabel chip = ComponentFinder.one(panel, FindingLabel.class, any -> true);
            WrappedText sentence =
                    ComponentFinder.one(panel, WrappedText.class, text -> text.getText().startsWith("“hello"));
            assertTrue(sentence.getX() > chip.getX() + chip.getWidth());
            panel.setSize(360, 400);
            layOut(panel);
            assertTrue(sentence.getY() >= chip.getY() + chip.getHeight());
            assertTrue(chip.getWidth() < 250, "the chip is as wide as its words");
        });
    }

    private record Look(String component, String font, Insets border) {}

    private static List<Look> looks(Container root) {
        List<Look> found = new ArrayList<>();
        for (Component one : ComponentFinder.all(root, Component.class)) {
            boolean text = one instanceof JLabel
                    || one instanceof JTextComponent
                    || one instanceof InertLabel
                    || one instanceof InertParagraph
                    || one instanceof WireView
                    || one instanceof HexView;
            if (text || one instanceof JScrollPane) {
                Font font = one.getFont();
                found.add(new Look(
                        one.getClass().getName(),
                        text ? font.getFamily() + " " + font.getStyle() + " " + font.getSize() : "",
                        ((JComponent) one).getInsets()));
            }
        }
        return found;
    }

    @Test
    void anotherThemeKeepsTheFontsOfWhatIsShownAndBringsNoBorder() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 300);
            List<JComponent> opened = new ArrayList<>();
            panel.onExplain(opened::add);
            current.choose(1);
            current.setPair(List.of(1L, 2L));
            layOut(panel);
            ComponentFinder.button(panel, "Explain").doClick();
            opened.getFirst().setSize(980, 680);
            layOut(opened.getFirst());
            List<Look> before = looks(panel);
            List<Look> large = looks(opened.getFirst());
            assertTrue(before.size() > 20, before.size() + " components");
            LookAndFeelSetup.install(Theme.DARK, 100);
            SwingUtilities.updateComponentTreeUI(panel);
            SwingUtilities.updateComponentTreeUI(opened.getFirst());
            assertEquals(before, looks(panel));
            assertEquals(large, looks(opened.getFirst()));
            LookAndFeelSetup.install(Theme.LIGHT, 200);
            SwingUtilities.updateComponentTreeUI(panel);
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            SwingUtilities.updateComponentTreeUI(panel);
            assertEquals(before, looks(panel));
        });
    }

    @Test
    void aMessageThatTheFilterHidesIsSaidToBeHiddenWithAWayOut() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 300);
            List<String> shown = new ArrayList<>();
            panel.onShowAll(() -> shown.add("all"));
            current.choose(1);
            HiddenMessageBar bar = ComponentFinder.one(panel, HiddenMessageBar.class, any -> true);
            assertFalse(bar.isVisible());
            current.setHidden(true);
            assertTrue(bar.isVisible());
            layOut(panel);
            assertTrue(bar.getHeight() > 10);
            ComponentFinder.button(bar, "Show all messages").doClick();
            assertEquals(List.of("all"), shown);
            current.setHidden(false);
            assertFalse(bar.isVisible());
        });
    }

    @Test
    void twoSelectedMessagesAreComparedAndAnyOtherNumberIsNot() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 300);
            current.choose(2);
            ComparePanel compare = ComponentFinder.one(panel, ComparePanel.class, any -> true);
            WrappedText sentence = ComponentFinder.one(
                    compare, WrappedText.class, text -> text.getAccessibleContext()
                            .getAccessibleName()
                            .equals("What differs"));
            assertEquals("", sentence.getText());
            current.setPair(List.of(2L, 3L));
            assertTrue(sentence.getText().startsWith("The bodies differ in 1 byte"), sentence.getText());
            current.setPair(List.of());
            assertEquals("", sentence.getText());
            current.setPair(List.of(2L, 9L));
            assertEquals("", sentence.getText(), "one of them is not there");
        });
    }

    @Test
    void theMessageIsExplainedLargeAndFollowsTheCurrentOne() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            WirePanel panel = panel(900, 300);
            List<JComponent> opened = new ArrayList<>();
            AbstractButton button = ComponentFinder.button(panel, "Explain");
            assertFalse(button.isVisible(), "there is no place to show it");
            panel.onExplain(opened::add);
            assertFalse(button.isEnabled(), "there is no message yet");
            current.choose(1);
            assertTrue(button.isEnabled());
            button.doClick();
            JComponent card = opened.getFirst();
            card.setSize(960, 640);
            card.addNotify();
            layOut(card);
            WrappedText sentence =
                    ComponentFinder.one(card, WrappedText.class, text -> text.getText().startsWith("“hello"));
            WireView bytes = ComponentFinder.one(card, WireView.class, any -> true);
            float usual = new JLabel().getFont().getSize2D();
            assertTrue(sentence.getFont().getSize2D() >= 1.5 * usual, "the sentence is large");
            assertTrue(bytes.getFont().getSize2D() >= 1.5 * usual, "the bytes are large");
            assertTrue(bytes.getVisibleRect().height > 200, bytes.getVisibleRect() + " of the bytes");
            WrappedText repair =
                    ComponentFinder.one(card, WrappedText.class, text -> text.getText().startsWith("Python"));
            assertTrue(repair.getVisibleRect().height == repair.getHeight(), "the repair is in view");
            card.setSize(460, 330);
            layOut(card);
            assertTrue(bytes.getVisibleRect().height > 60, "bytes are in view in a small card, too");
        });
    }
}
