package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.reply.Snippets;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.panes.PaneLayout;

/** The composer's place, its recipients, and the state of its buttons. */
@Timeout(60)
final class ComposerTest {
    private static final String[] CLASS =
            LongStream.rangeClosed(1, 30).mapToObj(number -> "Client " + number).toArray(String[]::new);

    private LiveModel live;
    private ClientSelection selection;
    private ReplyPanel panel;
    private JComponent window;

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    /** A root that is on no screen, so that no component asks for its place there. */
    private static final class Unshown extends JPanel {
        private static final long serialVersionUID = 1L;

        Unshown() {
            super(null);
        }

        @Override
        public boolean isShowing() {
            return false;
        }
    }

    /** Builds the composer below an empty pane, as it is in the window. */
    private void build(int zoom, int width, int height, String... names) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, zoom);
            live = new LiveModel();
            selection = new ClientSelection();
            panel = new ReplyPanel(new EventBus(), live, selection, () -> Snippets.NONE, snippets -> {});
            live.accept(ClientFixtures.changes(ClientFixtures.clients(names), 0, List.of()));
            PaneLayout panes = new PaneLayout(Settings.inMemory(), new JPanel(), "window.pane.log");
            panes.addFoot(panel, "window.pane.reply");
            window = panes.component();
            window.setSize(width, height);
            Unshown root = new Unshown();
            root.add(window);
            root.addNotify();
        });
        layOut();
    }

    /** Lays everything out until nothing asks for more. */
    private void layOut() {
        for (int round = 0; round < 4; round++) {
            OnEdt.run(() -> window.validate());
        }
    }

    private void write(String text) {
        OnEdt.run(() -> editor().replaceText(text));
        layOut();
    }

    private void select(long... numbers) {
        OnEdt.run(() ->
                selection.set(LongStream.of(numbers).mapToObj(ConnectionId::new).collect(Collectors.toSet())));
        layOut();
    }

    private ReplyEditor editor() {
        return ComponentFinder.one(panel, ReplyEditor.class, any -> true);
    }

    private JScrollPane editorPane() {
        return ComponentFinder.one(panel, JScrollPane.class, any -> true);
    }

    private <C extends Component> C find(Class<C> type) {
        return ComponentFinder.one(panel, type, any -> true);
    }

    private JButton send() {
        return ComponentFinder.one(panel, JButton.class, button -> "Send".equals(button.getText()));
    }

    private Rectangle place(Component component) {
        return SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), window);
    }

    /** Returns the controls that a person aims at. */
    private List<Component> controls() {
        return List.of(
                find(ReplyFormatBox.class),
                find(NotationBox.class),
                send(),
                find(JToggleButton.class),
                find(SendButton.class));
    }

    private List<Rectangle> places() {
        return OnEdt.call(() -> controls().stream().map(this::place).toList());
    }

    private List<ConnectionId> to() {
        return panel.recipients().stream().map(ClientSummary::id).toList();
    }

    private static List<ConnectionId> ids(long... numbers) {
        return LongStream.of(numbers).mapToObj(ConnectionId::new).toList();
    }

    private String said() {
        return find(DeliveryBar.class).getAccessibleContext().getAccessibleName();
    }

    private String size() {
        return ComponentFinder.all(panel, JLabel.class).stream()
                .map(label -> String.valueOf(label.getText()))
                .filter(words -> words.matches("\\d.* bytes?( .*)?"))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({"100,1248,700", "100,992,660", "200,2496,1300", "200,1920,960", "100,608,500", "100,470,500"})
    void itIsOneLineUntilItIsUsedAndGrowsToSixWhileNoButtonMoves(int zoom, int width, int height) {
        build(zoom, width, height, "Ana", "Ben", "Zoë");
        select(1);
        List<Rectangle> before = places();
        int line = send().getHeight();
        assertEquals(line, editorPane().getHeight());
        assertEquals(find(RecipientBar.class).getParent().getHeight(), panel.getHeight(), "nothing else is shown");
        int lower = place(editorPane()).y + editorPane().getHeight();
        List<Integer> heights = new ArrayList<>();
        for (int lines : new int[] {1, 2, 4, 6, 7, 60}) {
            write("word\n".repeat(lines - 1) + "word");
            assertEquals(before, places(), lines + " lines");
            assertEquals(lower, place(editorPane()).y + editorPane().getHeight(), lines + " lines");
            heights.add(editorPane().getHeight());
        }
        assertEquals(line, heights.get(0));
        assertTrue(heights.get(1) > heights.get(0), heights.toString());
        assertTrue(heights.get(2) > heights.get(1), heights.toString());
        assertTrue(heights.get(3) > heights.get(2), heights.toString());
        assertEquals(heights.get(3), heights.get(4), 2, "six lines and seven");
        assertEquals(heights.get(4), heights.get(5));
        assertEquals(panel.getY() + panel.getHeight(), window.getHeight());
        write("");
        assertEquals(line, editorPane().getHeight());
        assertEquals(before, places());
    }

    @Test
    void aLongLineGrowsTheComposerToo() {
        build(100, 1248, 700, "Ana");
        int line = editorPane().getHeight();
        write("many words ".repeat(30));
        assertTrue(
                editorPane().getHeight() > line,
                "a line of " + line + " is now " + editorPane().getHeight());
    }

    @ParameterizedTest
    @CsvSource({"100,1248,true", "100,992,true", "200,2496,true", "100,608,false", "200,1216,false", "200,960,false"})
    void everythingStandsInOneLineWhereTheWidthAllowsAndNothingOverlaps(int zoom, int width, boolean oneLine) {
        build(zoom, width, 900 * zoom / 100, CLASS);
        select(LongStream.rangeClosed(1, 30).toArray());
        OnEdt.run(() -> {
            List<Component> inOrder = List.of(
                    find(RecipientBar.class),
                    find(ReplyFormatBox.class),
                    find(NotationBox.class),
                    editorPane(),
                    find(SendButton.class));
            List<Rectangle> places = inOrder.stream().map(this::place).toList();
            Rectangle all = new Rectangle(window.getSize());
            for (int i = 0; i < places.size(); i++) {
                assertTrue(all.contains(places.get(i)), inOrder.get(i).getClass() + " " + places.get(i));
                for (int j = 0; j < i; j++) {
                    assertFalse(places.get(i).intersects(places.get(j)), places.get(i) + " over " + places.get(j));
                }
            }
            assertEquals(oneLine, places.get(3).getMaxY() == places.get(4).getMaxY(), places.toString());
            for (JComboBox<?> box : Stream.of(find(ReplyFormatBox.class), find(NotationBox.class))
                    .map(box -> (JComboBox<?>) box)
                    .toList()) {
                assertTrue(box.getWidth() >= box.getPreferredSize().width, box.getSelectedItem() + " is cut");
            }
            for (AbstractButton button : ComponentFinder.all(panel, AbstractButton.class)) {
                Dimension wanted = button.getPreferredSize();
                boolean shown = button.getWidth() > 0
                        && button.getText() != null
                        && !button.getText().isEmpty();
                assertTrue(!shown || button.getWidth() >= wanted.width, button.getText());
            }
        });
    }

    @Test
    void thirtyRecipientsNarrowNoControlAndMoveNone() {
        build(100, 992, 660, CLASS);
        select(1);
        OnEdt.run(() -> choose("Wrong length…").doClick());
        layOut();
        List<Rectangle> before = places();
        JTextField length = ComponentFinder.one(find(WrongLengthBar.class), JTextField.class, any -> true);
        int wide = length.getWidth();
        assertTrue(wide >= length.getPreferredSize().width, "the length is " + wide + " wide");
        select(LongStream.rangeClosed(1, 30).toArray());
        assertEquals(wide, length.getWidth());
        assertEquals(before, places());
        assertTrue(
                ComponentFinder.all(find(RecipientBar.class), JLabel.class).stream()
                        .anyMatch(label -> label.isVisible()
                                && label.getWidth() >= label.getPreferredSize().width
                                && label.getText().startsWith("+")),
                "the number of the others is shown");
    }

    @Test
    void theSelectedMessageGivesTheRecipientUnlessOneWasChosenByHand() {
        build(100, 1248, 700, "Ana", "Ben", "Zoë");
        OnEdt.run(() -> {
            panel.messageSelected(ClientFixtures.id(2));
            assertEquals(ids(2), to());
            panel.messageSelected(ClientFixtures.id(3));
            assertEquals(ids(3), to());
            selection.set(Set.of(ClientFixtures.id(1)));
            assertEquals(ids(1), to());
            panel.messageSelected(ClientFixtures.id(2));
            assertEquals(ids(1), to(), "it was chosen by hand");
            selection.set(Set.of());
            assertEquals(ids(), to());
            panel.messageSelected(ClientFixtures.id(2));
            assertEquals(ids(2), to());
            find(JToggleButton.class).doClick();
            panel.messageSelected(ClientFixtures.id(3));
            assertEquals(ids(1, 2, 3), to(), "all were chosen by hand");
            find(JToggleButton.class).doClick();
            assertEquals(ids(2), to());
            ComponentFinder.one(
                            find(RecipientBar.class),
                            JButton.class,
                            button -> button.getToolTipText().contains("Ben"))
                    .doClick();
            assertEquals(ids(), to());
            panel.messageSelected(ClientFixtures.id(99));
            assertEquals(ids(), to(), "nobody knows that client any more");
            assertEquals(Set.of(), selection.ids(), "and the log shows all clients all the time");
        });
    }

    @Test
    void replyingToAMessageMakesItsClientTheRecipientAndLeavesTheLogAsItIs() {
        build(100, 1248, 700, "Ana", "Ben", "Zoë");
        OnEdt.run(() -> {
            editor().replaceText("Hello");
            panel.replyTo(ClientFixtures.id(2));
            assertEquals(ids(2), to(), "a person has asked for it");
            assertEquals(Set.of(), selection.ids());
            selection.set(Set.of(ClientFixtures.id(1), ClientFixtures.id(3)));
            panel.replyTo(ClientFixtures.id(3));
            assertEquals(ids(1, 3), to(), "it is one of several already");
            panel.replyTo(ClientFixtures.id(2));
            assertEquals(ids(2), to());
        });
    }

    @Test
    void theSelectedMessageChangesNoRecipientOfATextThatIsBeingWritten() {
        build(100, 1248, 700, "Ana", "Ben", "Zoë");
        OnEdt.run(() -> {
            panel.messageSelected(ClientFixtures.id(2));
            editor().replaceText("Hello Ben");
            panel.messageSelected(ClientFixtures.id(3));
            assertEquals(ids(2), to());
            editor().replaceText("");
            panel.messageSelected(ClientFixtures.id(3));
            assertEquals(ids(3), to());
        });
    }

    @Test
    void onlyTheMessageThatIsStillSelectedCounts() {
        OnEdt.run(() -> {
            FakeLog log = FakeLog.slow(100);
            MessageSelection messages = new MessageSelection();
            List<ConnectionId> told = new ArrayList<>();
            RecipientOfMessage.follow(log, messages, Runnable::run, told::add);
            messages.choose(3);
            messages.choose(4);
            log.answerAll();
            assertEquals(ids(4 % 7 + 1), told);
            messages.choose(5);
            log.next().fail("The session cannot be read.");
            assertEquals(1, told.size());
        });
    }

    @Test
    void aSentenceAboutMissingRecipientsGoesWhenThereIsOne() {
        build(100, 1248, 700);
        OnEdt.run(() -> {
            ComponentFinder.press(panel, "control ENTER");
            assertTrue(said().startsWith("No recipients"), said());
            live.accept(ClientFixtures.changes(ClientFixtures.clients("Ana"), 0, List.of()));
            panel.messageSelected(ClientFixtures.id(1));
            assertEquals("", said());
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(1, "Ana", ClientState.LEFT, 0)), 0, List.of()));
            ComponentFinder.press(panel, "control ENTER");
            assertTrue(said().startsWith("Nothing was sent: no recipient is connected"), said());
            find(JToggleButton.class).doClick();
            assertEquals("", said());
            ComponentFinder.press(panel, "control ENTER");
            assertTrue(said().startsWith("No client is connected"), said());
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(2, "Ben", ClientState.LIVE, 0)), 0, List.of()));
            assertEquals("", said());
        });
    }

    @Test
    void sendIsEnabledWhenItCanDoSomethingAndElseSaysWhyNot() {
        build(100, 1248, 700, "Ana", "Ben");
        OnEdt.run(() -> {
            assertFalse(send().isEnabled());
            assertEquals("No recipients: select clients or a message, or press All.", send().getToolTipText());
            selection.set(Set.of(ClientFixtures.id(1)));
            assertFalse(send().isEnabled());
            assertEquals("Nothing is written yet.", send().getToolTipText());
            editor().replaceText("x");
            assertTrue(send().isEnabled());
            assertTrue(send().getToolTipText().startsWith("Send"), send().getToolTipText());
            find(NotationBox.class).setSelectedIndex(2);
            editor().replaceText("zz");
            assertFalse(send().isEnabled());
            assertEquals("The text has a mistake.", send().getToolTipText());
            editor().replaceText("06");
            assertTrue(send().isEnabled());
            choose("Wrong length…").doClick();
            JTextField length = ComponentFinder.one(find(WrongLengthBar.class), JTextField.class, any -> true);
            length.setText("many");
            assertFalse(send().isEnabled());
            assertEquals("The length must consist of digits only.", send().getToolTipText());
            find(ReplyFormatBox.class).setSelectedItem(ReplyFormatBox.Choice.RAW);
            assertFalse(find(WrongLengthBar.class).isVisible(), "raw bytes have no length");
            assertTrue(send().isEnabled());
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(1, "Ana", ClientState.LEFT, 0)), 0, List.of()));
            assertFalse(send().isEnabled());
            assertEquals("No recipient is connected any more.", send().getToolTipText());
        });
    }

    private JMenuItem choose(String words) {
        return ComponentFinder.all(panel.sendMenu(), JMenuItem.class).stream()
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> enabled() {
        return Arrays.stream(panel.sendMenu().getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast)
                .filter(JMenuItem::isEnabled)
                .map(JMenuItem::getText)
                .toList();
    }

    @Test
    void theMenuOffersWhatIsPossibleNow() {
        build(100, 1248, 700, "Ana", "Ben");
        OnEdt.run(() -> {
            assertEquals(List.of("From snippet", "Wrong length…"), enabled());
            selection.set(Set.of(ClientFixtures.id(1)));
            assertEquals(List.of("From snippet", "Send file…", "Empty message", "Wrong length…"), enabled());
            editor().replaceText("x");
            assertEquals(
                    List.of(
                            "Send, then next waiting",
                            "Send to all…",
                            "Repeat every…",
                            "From snippet",
                            "Send file…",
                            "Wrong length…"),
                    enabled());
            find(ReplyFormatBox.class).setSelectedItem(ReplyFormatBox.Choice.LINE);
            assertFalse(enabled().contains("Wrong length…"), enabled().toString());
        });
    }

    @Test
    void bytesAndCharactersAreBothThoseOfTheFilledText() {
        build(100, 1248, 700, "Ana", "Ben", "Zoë");
        OnEdt.run(() -> {
            editor().replaceText("{{name}}");
            assertEquals(LocalizedDigits.ofUser("8 bytes · 8 characters"), size(), "nobody fills it in");
            selection.set(Set.of(ClientFixtures.id(3)));
            assertEquals(LocalizedDigits.ofUser("4 bytes · 3 characters"), size());
            selection.set(Set.of(ClientFixtures.id(1), ClientFixtures.id(3)));
            assertEquals(LocalizedDigits.ofUser("3 to 4 bytes · 3 characters"), size());
            editor().replaceText("{{name}} 👩‍💻");
            selection.set(Set.of(ClientFixtures.id(3)));
            assertEquals(LocalizedDigits.ofUser("16 bytes · 7 characters"), size());
            find(NotationBox.class).setSelectedIndex(1);
            assertEquals(LocalizedDigits.ofUser("16 bytes"), size(), "bytes are no characters");
        });
    }

    @Test
    void theLineAboveIsThereOnlyWhileItSaysSomething() {
        build(100, 1248, 700, "Ana");
        int idle = panel.getHeight();
        write("Hello");
        assertTrue(panel.getHeight() > idle);
        write("");
        assertEquals(idle, panel.getHeight());
        OnEdt.run(() -> ComponentFinder.press(panel, "control ENTER"));
        layOut();
        assertTrue(panel.getHeight() > idle, "that there is nobody to send to is said");
        select(1);
        assertEquals(idle, panel.getHeight());
        write("Hello");
        OnEdt.run(() -> {
            ComponentFinder.press(panel, "control ENTER");
            live.accept(ClientFixtures.changes(
                    List.of(),
                    0,
                    List.of(new Fact.Delivered(1, ClientFixtures.id(1), Delivery.SENT, Optional.empty()))));
            assertEquals("#1 Ana sent", said());
        });
        layOut();
        assertTrue(panel.getHeight() > idle, "what was sent is said");
        select();
        assertEquals("", said());
        assertEquals(idle, panel.getHeight(), "it needs no room when another recipient is chosen");
    }

    @Test
    void aQuestionAndItsAnswersStandTogether() {
        build(100, 1248, 700, "Ana", "Ben");
        write("Hello");
        OnEdt.run(() -> ComponentFinder.press(panel, "control shift ENTER"));
        layOut();
        OnEdt.run(() -> {
            Component[] parts = find(DeliveryBar.class).getComponents();
            assertEquals(3, parts.length);
            for (int i = 1; i < parts.length; i++) {
                int gap = parts[i].getX() - parts[i - 1].getX() - parts[i - 1].getWidth();
                assertTrue(gap >= 0 && gap <= 12, "a gap of " + gap);
            }
        });
    }

    @Test
    void whatCanHaveTheFocusHasAName() {
        build(100, 1248, 700, "Ana", "Ben");
        select(1, 2);
        OnEdt.run(() -> {
            choose("Wrong length…").doClick();
            List<String> nameless = new ArrayList<>();
            for (JComponent one : ComponentFinder.all(panel, JComponent.class)) {
                boolean reached = one.isFocusable()
                        && (one instanceof AbstractButton || one instanceof JComboBox || one instanceof JTextField)
                        && !(one.getParent() instanceof JComboBox);
                String name = one.getAccessibleContext().getAccessibleName();
                if (reached && (name == null || name.isBlank())) {
                    nameless.add(one.toString());
                }
            }
            assertEquals(List.of(), nameless);
            assertEquals(
                    "To: #1 Ana, #2 Ben",
                    find(RecipientBar.class).getAccessibleContext().getAccessibleName());
        });
    }
}
