package switchboard.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.AccessRules;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.InertParagraph;

@Timeout(30)
class AccessCardTest {
    private static final AddressRange LAN = AddressRange.parse("192.168.1.0/24").orElseThrow();
    private static final AddressRange ONE = AddressRange.parse("192.168.1.66").orElseThrow();

    /** A card on a real event bus, with a plain and an encrypted listener. */
    private static final class Fixture {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final ListenControl listen = new ListenControl(
                live, new RequestSender(bus, sentence -> {}), DemoClass.settings("127.0.0.1"), Settings.inMemory());
        final AccessCard card = new AccessCard(listen);

        Fixture() {
            bus.publish(new Fact.Listening(DemoClass.listener(false)));
            bus.publish(new Fact.Listening(new ListenerInfo(
                    2,
                    "tls",
                    "127.0.0.1:5443",
                    5443,
                    List.of(),
                    DemoClass.settings("127.0.0.1").at(new Where.Tcp("127.0.0.1", 0, true)),
                    "AB:".repeat(31) + "AB",
                    "")));
            live.pump(news);
        }

        void press(String words) {
            AbstractButton button = ComponentFinder.button(card, words);
            assertTrue(button.isEnabled(), words);
            button.getActionListeners()[0].actionPerformed(
                    new ActionEvent(button, ActionEvent.ACTION_PERFORMED, words));
        }

        void type(String field, String text) {
            ComponentFinder.one(
                            card,
                            JTextField.class,
                            one -> field.equals(one.getAccessibleContext().getAccessibleName()))
                    .setText(text);
        }

        boolean shows(String words) {
            return ComponentFinder.all(card, JLabel.class).stream()
                            .anyMatch(label ->
                                    label.getText() != null && label.getText().contains(words))
                    || ComponentFinder.all(card, InertParagraph.class).stream()
                            .anyMatch(label -> label.isVisible() && label.text().contains(words));
        }

        Request asked() throws InterruptedException {
            return bus.requests().poll(0).orElseThrow();
        }
    }

    @Test
    void aRangeIsTurnedAwayOrLetInAndTakenBack() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture();
            assertTrue(fixture.shows("All addresses may connect."));
            fixture.type("Address or range", "192.168.1.");
            assertFalse(ComponentFinder.button(fixture.card, "Block").isEnabled());
            assertTrue(fixture.shows("or a range such as"));
            fixture.type("Address or range", "192.168.1.66");
            fixture.press("Block");
            assertEquals(new Request.SetRule(ONE, Rule.DENY), fixture.asked());
            fixture.type("Address or range", "192.168.1.7/24");
            fixture.press("Allow only");
            assertEquals(new Request.SetRule(LAN, Rule.ALLOW), fixture.asked());

            fixture.bus.publish(
                    new Fact.AccessChanged(AccessRules.NONE.with(ONE, Rule.DENY).with(LAN, Rule.ALLOW)));
            fixture.live.pump(fixture.news);
            assertTrue(fixture.shows("192.168.1.66") && fixture.shows("192.168.1.0/24"));
            fixture.press("Unblock");
            assertEquals(new Request.SetRule(ONE, Rule.NONE), fixture.asked());
        });
    }

    @Test
    void theClassCodeIsAskedForAtEveryListenerWhichKeepsWhatItWas() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture();
            fixture.type("Class code", "apple");
            fixture.press("Require");
            Request.MoveListener plain = (Request.MoveListener) fixture.asked();
            assertEquals(1, plain.listener());
            assertEquals("apple", plain.settings().code().word());
            assertEquals(new Where.Tcp("127.0.0.1", 5050), plain.settings().where());
            Request.MoveListener encrypted = (Request.MoveListener) fixture.asked();
            assertEquals(2, encrypted.listener());
            assertEquals("apple", encrypted.settings().code().word());
            assertEquals(
                    new Where.Tcp("127.0.0.1", 5443, true), encrypted.settings().where());
            assertEquals(Optional.empty(), fixture.bus.requests().poll(0));
        });
    }

    @Test
    void openingToTheNetworkKeepsEncryptionAndCode() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture();
            fixture.bus.publish(new Fact.Listening(new ListenerInfo(
                    2,
                    "tls",
                    "127.0.0.1:5443",
                    5443,
                    List.of(),
                    DemoClass.settings("127.0.0.1")
                            .at(new Where.Tcp("127.0.0.1", 0, true))
                            .asking(new ClassCode("apple")),
                    "AB",
                    "")));
            fixture.live.pump(fixture.news);
            fixture.listen.open(true);
            assertEquals(1, ((Request.MoveListener) fixture.asked()).listener());
            Request.MoveListener encrypted = (Request.MoveListener) fixture.asked();
            assertEquals(2, encrypted.listener());
            assertEquals(
                    new Where.Tcp("0.0.0.0", 5443, true), encrypted.settings().where());
            assertEquals("apple", encrypted.settings().code().word());
        });
    }
}
