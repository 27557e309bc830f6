package switchboard.ui.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

@Timeout(60)
class HeaderBarTest {
    /** The bar of a server that is played by the test; what its buttons did is noted. */
    private static final class Top {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final List<String> done = new ArrayList<>();
        final Settings settings = Settings.inMemory();
        final HeaderBar bar;
        final JPopupMenu menu;

        Top(int zoom) {
            settings.put("zoom", zoom);
            Appearance appearance = new Appearance(settings, Theme.LIGHT);
            appearance.install();
            ListenControl listen = new ListenControl(
                    live, new RequestSender(bus, sentence -> {}), DemoClass.settings("127.0.0.1"), settings);
            CommandActions commands = new CommandActions(new JPanel(), new JPanel());
            for (WindowCommand one : WindowCommand.values()) {
                if (one != WindowCommand.HOLD_ALL
                        && one != WindowCommand.START_OR_STOP
                        && one != WindowCommand.SWITCH_THEME) {
                    commands.add(one, () -> done.add(one.name()));
                }
            }
            bar = new HeaderBar(listen, appearance, commands, () -> done.add("stop?"));
            menu = MoreMenu.of(listen, commands);
        }

        Top listening(int id, String host, int port, boolean encrypted) {
            bus.publish(new Fact.Listening(new ListenerInfo(
                    id,
                    encrypted ? "tls" : "tcp",
                    "0.0.0.0:" + port,
                    port,
                    host.isEmpty() ? List.of() : List.of(new Reachable(host, "eth0")),
                    DemoClass.settings("0.0.0.0").at(new Where.Tcp("0.0.0.0", port, encrypted)),
                    encrypted ? "AB" : "",
                    "")));
            live.pump(news);
            return this;
        }

        Optional<Request> asked() {
            try {
                return bus.requests().poll(0);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        ListenersButton listeners() {
            return ComponentFinder.one(bar, ListenersButton.class, any -> true);
        }

        void lay(int width) {
            bar.setSize(width, bar.getPreferredSize().height);
            bar.addNotify();
            bar.validate();
            // A displayable component would be asked for its location on a screen.
            bar.removeNotify();
        }

        List<String> shown() {
            return ComponentFinder.all(bar, JLabel.class).stream()
                    .filter(Component::isVisible)
                    .map(JLabel::getText)
                    .filter(text -> text != null && !text.isEmpty())
                    .toList();
        }
    }

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    @Test
    void theAddressTheShortNameTheLockAndTheOthersAreOneButtonWhichOpensTheListeners() {
        OnEdt.run(() -> {
            Top top = new Top(100).listening(1, "192.0.2.2", 6060, true).listening(2, "192.0.2.2", 6061, false);
            top.lay(1_280);
            assertEquals(List.of("Switchboard", "192.0.2.2:6060", "header64", "+1"), top.shown());
            assertEquals(
                    "Listeners: Listening at 192.0.2.2:6060, 64-byte text length, then UTF-8 text (header64), TLS,"
                            + " 1 more listener",
                    top.listeners().getAccessibleContext().getAccessibleName());
            top.listeners().doClick();
            assertEquals(List.of("SHOW_LISTENERS"), top.done);
        });
    }

    @Test
    void withoutAListenerItSaysSoInWords() {
        OnEdt.run(() -> {
            Top top = new Top(100);
            top.lay(1_280);
            assertEquals(List.of("Switchboard", "Stopped"), top.shown());
            assertEquals(
                    "Listeners: Stopped", top.listeners().getAccessibleContext().getAccessibleName());
        });
    }

    @Test
    void inOneRowOfAnyWidthTheAddressStaysWholeAndEveryButtonHasItsName() {
        OnEdt.run(() -> {
            for (int[] size : new int[][] {{100, 1_024}, {100, 720}, {150, 1_024}, {200, 1_024}}) {
                for (String host : List.of("192.0.2.2", "2001:db8:85a3:8d3:1319:8a2e:370:7348")) {
                    if (size[0] > 100 && host.length() > 20) {
                        continue;
                    }
                    Top top = new Top(size[0]).listening(1, host, 6060, false).listening(2, host, 6061, false);
                    top.lay(size[1]);
                    String what = host + " in " + size[1] + " at " + size[0];
                    int y = -1;
                    for (AbstractButton one : ComponentFinder.all(top.bar, AbstractButton.class)) {
                        assertTrue(one.getX() + one.getWidth() <= size[1], one.getToolTipText() + " is out, " + what);
                        assertTrue(one.getWidth() >= one.getPreferredSize().width, one.getToolTipText() + ", " + what);
                        assertFalse(
                                one.getAccessibleContext().getAccessibleName().isBlank());
                        int middle = one.getY() + one.getHeight() / 2;
                        assertTrue(y < 0 || Math.abs(middle - y) <= 1, "one row, " + what);
                        y = middle;
                    }
                    for (JLabel label : ComponentFinder.all(top.bar, JLabel.class)) {
                        if (label.isVisible()) {
                            assertTrue(
                                    label.getWidth() >= label.getPreferredSize().width, label.getText() + ", " + what);
                        }
                    }
                }
            }
        });
    }

    @Test
    void stopAsksThroughTheWindowAndStartStartsAtOnce() {
        OnEdt.run(() -> {
            Top top = new Top(100).listening(1, "192.0.2.2", 6060, false);
            top.lay(1_280);
            ComponentFinder.button(top.bar, "Stop").doClick();
            assertEquals(List.of("stop?"), top.done);
            Top stopped = new Top(100);
            stopped.lay(1_280);
            ComponentFinder.button(stopped.bar, "Start").doClick();
            assertEquals(Optional.of(new Request.StartListening(DemoClass.settings("127.0.0.1"))), stopped.asked());
        });
    }

    @Test
    void theMenuHasWhatTheRowHasNoRoomFor() {
        OnEdt.run(() -> {
            Top top = new Top(100).listening(1, "192.0.2.2", 6060, false);
            List<String> items = Arrays.stream(top.menu.getComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(one -> ((JMenuItem) one).getText())
                    .toList();
            for (String words :
                    List.of("Listeners…", "Add a listener…", "Network", "Recorded sessions…", "Light or dark")) {
                assertTrue(items.contains(words), words + " in " + items);
            }
        });
    }
}
