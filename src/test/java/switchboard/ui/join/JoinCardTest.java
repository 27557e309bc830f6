package switchboard.ui.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.ui.Settings;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

@Timeout(60)
class JoinCardTest {
    private static final Reachable SHORT = new Reachable("10.0.0.7", "eth0");
    private static final Reachable LONG = new Reachable("2001:db8:85a3:8d3:1319:8a2e:370:7348", "Wi-Fi");

    /** A card on a real event bus. */
    private static final class Table {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final List<String> copied = new ArrayList<>();
        final ListenControl listen = new ListenControl(
                live, new RequestSender(bus, sentence -> {}), DemoClass.settings("127.0.0.1"), Settings.inMemory());
        final JoinCard card = new JoinCard(listen, copied::add);

        Table listening(int id, String address, int port, Reachable... reachable) {
            bus.publish(new Fact.Listening(new ListenerInfo(
                    id, "tcp", address + ":" + port, port, List.of(reachable), DemoClass.settings(address), "", "")));
            live.pump(news);
            return this;
        }

        void lay(int width, int height) {
            card.setSize(new Dimension(width, height));
            card.addNotify();
            card.validate();
            card.validate();
            // A displayable component would be asked for its location on a screen.
            card.removeNotify();
        }

        void press(String beginning) {
            JButton button = ComponentFinder.one(
                    card, JButton.class, one -> String.valueOf(one.getText()).startsWith(beginning));
            // Without a display, doClick() has nothing to paint on.
            button.getActionListeners()[0].actionPerformed(
                    new ActionEvent(button, ActionEvent.ACTION_PERFORMED, beginning));
        }

        /** Publishes a TLS listener that requires a class code. */
        Table encrypted(String code) {
            bus.publish(new Fact.Listening(new ListenerInfo(
                    1,
                    "tls",
                    "127.0.0.1:5050",
                    5050,
                    List.of(),
                    DemoClass.settings("127.0.0.1").asking(new ClassCode(code)),
                    "AB:".repeat(31) + "AB",
                    "")));
            live.pump(news);
            return this;
        }

        BigAddress address() {
            return ComponentFinder.one(card, BigAddress.class, any -> true);
        }
    }

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    @Test
    void theAddressFillsTheWidthAndIsNeverCut() {
        OnEdt.run(() -> {
            for (int zoom : new int[] {100, 200}) {
                LookAndFeelSetup.install(Theme.LIGHT, zoom);
                for (Reachable host : List.of(SHORT, LONG)) {
                    Table table = new Table().listening(1, "0.0.0.0", 5050, host);
                    for (int width : new int[] {1_700, 700, 932}) {
                        table.lay(width, 560);
                        BigAddress address = table.address();
                        int needs = address.getPreferredSize().width;
                        String what = host.address() + " in " + width + " at " + zoom;
                        assertTrue(needs <= address.getWidth(), what + " is cut");
                        boolean largest = address.getFont().getSize() >= 96 * zoom / 100;
                        assertTrue(largest || needs > address.getWidth() * 0.9, what + " could be larger");
                    }
                }
            }
        });
    }

    @Test
    void anotherAddressIsPutInFrontByItsButton() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table().listening(1, "0.0.0.0", 5050, SHORT, LONG);
            table.lay(900, 560);
            assertEquals("10.0.0.7 : 5050", table.address().getText());
            table.press("2001:");
            table.lay(900, 560);
            assertEquals(LONG.address() + " : 5050", table.address().getText());
            table.press("Copy address");
            assertEquals(List.of("[" + LONG.address() + "]:5050"), table.copied);
        });
    }

    @Test
    void oneOfSeveralListenersCanBeChosen() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table().listening(1, "127.0.0.1", 5050);
            ListenerChoice choice = ComponentFinder.one(table.card, ListenerChoice.class, any -> true);
            assertFalse(choice.isVisible());
            table.listening(2, "0.0.0.0", 6060, SHORT);
            assertTrue(choice.isVisible());
            assertEquals("10.0.0.7 : 6060", table.address().getText(), "first the one that others can reach");
            choice.setSelectedIndex(0);
            assertEquals("127.0.0.1 : 5050", table.address().getText());
        });
    }

    @Test
    void theTestLineAsksForTheClassCodeSoThatTheListOfProcessesDoesNotShowIt() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table();
            table.bus.publish(new Fact.Listening(new ListenerInfo(
                    1,
                    "tcp",
                    "127.0.0.1:5050",
                    5050,
                    List.of(),
                    DemoClass.settings("127.0.0.1").asking(new ClassCode("pear-7")),
                    "",
                    "")));
            table.live.pump(table.news);
            CommandText command = ComponentFinder.one(table.card, CommandText.class, CommandText::isVisible);
            assertEquals("./run.sh client 127.0.0.1 5050 --code-file -", command.getText());
        });
    }

    @Test
    void withoutANetworkItShowsWhatWorksAndSaysSo() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table().listening(1, "0.0.0.0", 5050);
            assertEquals("127.0.0.1 : 5050", table.address().getText());
            CommandText command = ComponentFinder.one(table.card, CommandText.class, CommandText::isVisible);
            assertEquals("./run.sh client 127.0.0.1 5050", command.getText());
            assertFalse(ComponentFinder.one(
                            table.card, JButton.class, button -> "Open to the network".equals(button.getText()))
                    .isVisible());
        });
    }

    @Test
    void whatTheServerExpectsIsSaidInWordsFirst() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table().listening(1, "127.0.0.1", 5050);
            assertTrue(ComponentFinder.all(table.card, InertParagraph.class).stream()
                    .anyMatch(one ->
                            one.text().equals("64-byte text length, then UTF-8 text (header64) · Replies: Framed")));
        });
    }

    @Test
    void theWholeCommandIsShownAndALongClassCodeStaysOnOneLine() {
        OnEdt.run(() -> {
            for (int[] size : new int[][] {{100, 932}, {200, 840}}) {
                LookAndFeelSetup.install(Theme.LIGHT, size[0]);
                Table table = new Table().encrypted("a class code of many words for 7b");
                table.lay(size[1], 560);
                table.lay(size[1], 560);
                CommandText command = ComponentFinder.one(table.card, CommandText.class, CommandText::isVisible);
                String what = " at " + size[0];
                assertTrue(
                        command.getPreferredSize().height
                                > 2 * command.getFont().getSize(),
                        "wraps" + what);
                assertTrue(command.getHeight() >= command.getPreferredSize().height, "the command is cut" + what);
                BigAddress code = ComponentFinder.one(
                        table.card, BigAddress.class, one -> one.getText().startsWith("a class"));
                assertTrue(code.getPreferredSize().width <= code.getWidth(), "the class code is cut" + what);
            }
        });
    }

    @Test
    void eightLinesOfCodeAreLaidOutWhereTheCardIsLowAndItScrolls() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 200);
            Table table = new Table().listening(1, "127.0.0.1", 5050);
            table.lay(840, 520);
            JTextArea code = ComponentFinder.one(
                    table.card, JTextArea.class, one -> one.getText().contains("import socket"));
            int line = code.getFontMetrics(code.getFont()).getHeight();
            assertTrue(
                    code.getParent().getHeight() >= 8 * line, code.getParent().getHeight() + " of " + 8 * line);
            JScrollPane page = ComponentFinder.one(table.card, JScrollPane.class, any -> true);
            assertTrue(page.getVerticalScrollBar().getMaximum() > page.getHeight(), "the card scrolls");
        });
    }

    @Test
    void whereTheCardIsHighEnoughItShowsEverythingWithoutScrolling() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Table table = new Table().listening(1, "127.0.0.1", 5050);
            for (int round = 0; round < 3; round++) {
                table.lay(932, 540);
            }
            JScrollPane page = ComponentFinder.one(table.card, JScrollPane.class, any -> true);
            assertEquals(
                    page.getViewport().getHeight(), page.getViewport().getView().getHeight());
        });
    }
}
