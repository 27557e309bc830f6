package switchboard.ui.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.AccessRules;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.text.StoredText;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.ReplyFormat;

@Timeout(30)
final class ClientRemovalsTest {
    private static final String SHARED = "192.0.2.7";

    private final EventBus bus = new EventBus();
    private final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
    private final List<String> asked = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private LiveModel live;
    private ClientRemovals removals;
    private UndoBar bar;
    private long now = 1_000;

    @BeforeEach
    void build() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            live = new LiveModel();
            removals = new ClientRemovals(
                    live, new RequestSender(bus, sentence -> {}), () -> now, (question, detail, yes, onYes) -> {
                        asked.add(question + " [" + yes + "]");
                        answers.add(onYes);
                    });
            bar = new UndoBar(removals);
        });
    }

    private void connect(long number, String host, String name) {
        bus.publish(new Fact.Opened(
                new ConnectionInfo(
                        new ConnectionId(number),
                        1,
                        host + ":" + (50_000 + number),
                        host,
                        "192.0.2.1:5050",
                        0,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                Counts.ZERO));
        if (!name.isEmpty()) {
            bus.publish(new Fact.Named(new ConnectionId(number), name));
        }
        live.pump(news);
    }

    private void leave(long number) {
        bus.publish(new Fact.Closed(
                new ConnectionId(number), 0, CloseReason.FIN, StoredText.of("It hung up."), false, Counts.ZERO));
        live.pump(news);
    }

    private static Set<ConnectionId> ids(long... numbers) {
        return LongStream.of(numbers).mapToObj(ConnectionId::new).collect(Collectors.toSet());
    }

    private Optional<Request> requested() {
        try {
            return bus.requests().poll(0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String said() {
        return ComponentFinder.one(bar, InertParagraph.class, any -> true).text();
    }

    private void pass(double seconds) {
        now += Math.round(seconds * TimeUnit.SECONDS.toMicros(1));
        removals.tick();
    }

    @Test
    void oneClientIsDisconnectedAtOnceAndMoreOnlyAfterAQuestionWithTheirNumber() {
        OnEdt.run(() -> {
            connect(1, "192.0.2.1", "");
            connect(2, "192.0.2.2", "");
            connect(3, "192.0.2.3", "");
            removals.disconnect(ids(2));
            assertEquals(Optional.of(new Request.Disconnect(new Target.Only(ids(2)))), requested());
            removals.disconnect(ids(1, 2, 3));
            assertEquals(Optional.empty(), requested());
            assertEquals(List.of(LocalizedDigits.ofUser("Disconnect 3 clients? [Disconnect 3]")), asked);
            leave(2);
            answers.getFirst().run();
            assertEquals(Optional.of(new Request.Disconnect(new Target.Only(ids(1, 3)))), requested());
            removals.disconnect(ids());
            assertEquals(Optional.empty(), requested());
        });
    }

    @Test
    void aBlockIsCarriedOutAfterFiveSecondsAndNotBefore() {
        OnEdt.run(() -> {
            connect(1, SHARED, "Ana");
            removals.block(ids(1));
            assertTrue(bar.isVisible());
            assertEquals("#1 Ana will be disconnected and its address 192.0.2.7 blocked.", said());
            List<Integer> left = new ArrayList<>();
            removals.onChange(() -> left.add(removals.secondsLeft()));
            for (int tenth = 1; tenth < 50; tenth++) {
                pass(0.1);
                assertEquals(Optional.empty(), requested());
            }
            assertEquals(List.of(4, 3, 2, 1), left);
            pass(0.1);
            assertEquals(Optional.of(new Request.Block(ids(1))), requested());
            assertFalse(bar.isVisible());
            pass(60);
            assertEquals(Optional.empty(), requested());
        });
    }

    @Test
    void theNumberOfClientsThatShareTheAddressIsSaidAndIsThatOfNow() {
        OnEdt.run(() -> {
            for (int number = 1; number <= 30; number++) {
                connect(number, SHARED, number == 7 ? "Ana" : "");
            }
            connect(31, "192.0.2.8", "");
            removals.block(ids(7));
            assertEquals(
                    "192.0.2.7 will be blocked: #7 Ana and " + LocalizedDigits.ofUser("29 other clients")
                            + " from there will be disconnected.",
                    said());
            leave(1);
            pass(1);
            assertTrue(said().contains(LocalizedDigits.ofUser("28 other clients")), said());
            removals.block(ids(31));
            assertEquals(
                    LocalizedDigits.ofUser(
                            "2 addresses will be blocked: 30 clients will be disconnected, 28 of them not selected."),
                    said());
        });
    }

    @Test
    void anAddressOfVersionSixIsBlockedWithItsNetworkAndThoseInItAreCounted() {
        OnEdt.run(() -> {
            connect(1, "2001:db8:0:1::5", "Ana");
            connect(2, "2001:db8:0:1:ffff::9", "");
            connect(3, "2001:db8:0:2::5", "");
            removals.block(ids(1));
            assertEquals(
                    "2001:db8:0:1::/64 will be blocked: #1 Ana and 1 other client from there will be disconnected.",
                    said());
        });
    }

    @Test
    void aNarrowerRuleThatAllowsAClientKeepsItOutOfTheNumber() {
        OnEdt.run(() -> {
            connect(1, "2001:db8:0:1::5", "Ana");
            connect(2, "2001:db8:0:1::6", "");
            AddressRange six = AddressRange.parse("2001:db8:0:1::6").orElseThrow();
            AddressRange all = AddressRange.parse("2001:db8::/32").orElseThrow();
            bus.publish(new Fact.AccessChanged(
                    AccessRules.NONE.with(all, Rule.ALLOW).with(six, Rule.ALLOW)));
            live.pump(news);
            removals.block(ids(1));
            assertEquals("#1 Ana will be disconnected and its address 2001:db8:0:1::/64 blocked.", said());
        });
    }

    @Test
    void whatIsUndoneNeverHappens() {
        OnEdt.run(() -> {
            connect(1, SHARED, "");
            connect(2, "192.0.2.8", "");
            removals.block(ids(1));
            pass(4);
            removals.block(ids(2));
            pass(4);
            assertEquals(Optional.empty(), requested(), "both have five seconds from the second one on");
            ComponentFinder.press(bar, "ESCAPE");
            assertFalse(bar.isVisible());
            pass(60);
            assertEquals(Optional.empty(), requested());
            removals.block(ids(1));
            ComponentFinder.button(bar, "Undo").doClick();
            pass(60);
            assertEquals(Optional.empty(), requested());
        });
    }

    @Test
    void nobodyHasToWaitForTheEndOfTheTime() {
        OnEdt.run(() -> {
            connect(1, SHARED, "");
            removals.block(ids(1));
            ComponentFinder.button(bar, "Block now").doClick();
            assertEquals(Optional.of(new Request.Block(ids(1))), requested());
            pass(60);
            assertEquals(Optional.empty(), requested());
        });
    }

    @Test
    void aClientThatLeavesInTheMeantimeIsBlockedAllTheSame() {
        OnEdt.run(() -> {
            connect(1, "2001:db8:0:1::5", "");
            removals.block(ids(1));
            leave(1);
            pass(5);
            assertEquals(
                    Optional.of(new Request.SetRule(
                            AddressRange.parse("2001:db8:0:1::/64").orElseThrow(), Rule.DENY)),
                    requested());
            assertEquals(Optional.empty(), requested());
        });
    }

    @Test
    void aClientWithoutAnAddressIsDisconnectedAndTheQuestionIsAskedOfMoreThanOne() {
        OnEdt.run(() -> {
            connect(1, ConnectionInfo.UNIX, "");
            connect(2, ConnectionInfo.UNIX, "");
            removals.block(ids(1));
            assertEquals(Optional.of(new Request.Disconnect(new Target.Only(ids(1)))), requested());
            removals.block(ids(1, 2));
            assertEquals(Optional.empty(), requested());
            assertEquals(List.of(LocalizedDigits.ofUser("Disconnect 2 clients? [Disconnect 2]")), asked);
            assertFalse(bar.isVisible());
        });
    }

    @Test
    void theBarShowsTheSecondsAndItsWholeSentenceInANarrowWindow() {
        OnEdt.run(() -> {
            for (int number = 1; number <= 12; number++) {
                connect(number, SHARED, "A very long name that nobody would type in class");
            }
            JPanel window = new JPanel(null);
            window.setSize(500, 400);
            window.add(bar);
            window.addNotify();
            removals.block(ids(1));
            pass(0.5);
            bar.place(300);
            bar.place(300);
            assertEquals(300, bar.getY() + bar.getHeight());
            assertTrue(
                    bar.getX() >= 0 && bar.getX() + bar.getWidth() <= 500,
                    bar.getBounds().toString());
            bar.validate();
            InertParagraph sentence = ComponentFinder.one(bar, InertParagraph.class, any -> true);
            assertTrue(
                    sentence.getHeight() >= sentence.getPreferredSize().height,
                    sentence.getSize() + " wants " + sentence.getPreferredSize());
            assertTrue(ComponentFinder.all(bar, JLabel.class).stream()
                    .anyMatch(label -> LocalizedDigits.ofUser("in 5 s").equals(label.getText())));
            window.removeNotify();
        });
    }
}
