package switchboard.ui.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JCheckBox;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.reply.Snippets;
import switchboard.text.StoredText;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;

@Timeout(30)
final class ReplyPanelTest {
    private final EventBus bus = new EventBus(2);
    private LiveModel live;
    private ClientSelection selection;
    private ReplyPanel panel;

    @BeforeEach
    void build() {
        OnEdt.run(() -> {
            live = new LiveModel();
            selection = new ClientSelection();
            panel = new ReplyPanel(
                    bus,
                    live,
                    selection,
                    () -> Snippets.NONE.with(new Snippets.Snippet("hi", "Hi, {{name}}!")),
                    snippets -> {});
            live.accept(ClientFixtures.changes(ClientFixtures.clients("Ana", "", "Zoë"), 0, List.of()));
        });
    }

    private Optional<Request> asked() {
        try {
            return bus.requests().poll(0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Request.Reply reply() {
        return assertInstanceOf(Request.Reply.class, asked().orElseThrow());
    }

    private ReplyEditor editor() {
        return ComponentFinder.one(panel, ReplyEditor.class, any -> true);
    }

    private ReplyFormatBar form() {
        return ComponentFinder.one(panel, ReplyFormatBar.class, any -> true);
    }

    private String outcomeWords() {
        return ComponentFinder.one(panel, DeliveryBar.class, any -> true)
                .getAccessibleContext()
                .getAccessibleName();
    }

    private List<ConnectionId> to() {
        return ComponentFinder.one(panel, RecipientBar.class, any -> true).recipients().stream()
                .map(ClientSummary::id)
                .toList();
    }

    private void write(String text) {
        editor().replaceText(text);
    }

    private void select(long... numbers) {
        Set<ConnectionId> ids = new HashSet<>();
        for (long number : numbers) {
            ids.add(ClientFixtures.id(number));
        }
        selection.set(ids);
    }

    @Test
    void eachSelectedClientGetsItsOwnText() {
        OnEdt.run(() -> {
            select(1, 2);
            write("Hi, {{name}}!");
            ComponentFinder.press(panel, "control ENTER");
            Request.Reply reply = reply();
            assertEquals(
                    List.of(ClientFixtures.id(1), ClientFixtures.id(2)),
                    reply.bodies().stream().map(Request.RecipientBody::to).toList());
            assertArrayEquals("Hi, Ana!".getBytes(UTF_8), reply.bodies().get(0).body());
            assertArrayEquals("Hi, #2!".getBytes(UTF_8), reply.bodies().get(1).body());
            assertInstanceOf(Request.ReplyForm.ClientFormat.class, reply.form());
            assertEquals("", editor().getText());
        });
    }

    @Test
    void theTextSurvivesEveryChangeOfClients() {
        OnEdt.run(() -> {
            select(1);
            write("half a sen");
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(1, "Ana", ClientState.LEFT, 0)), 5, List.of()));
            select(2, 3);
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(9, "New", ClientState.LIVE, 7)), 9, List.of()));
            select();
            assertEquals("half a sen", editor().getText());
        });
    }

    @Test
    void whoLeftStaysARecipientUntilTakenAway() {
        OnEdt.run(() -> {
            select(1, 3);
            live.accept(ClientFixtures.changes(
                    List.of(ClientFixtures.client(1, "Ana", ClientState.LEFT, 0)), 5, List.of()));
            assertEquals(List.of(ClientFixtures.id(1), ClientFixtures.id(3)), to());
        });
    }

    @Test
    void nothingIsAskedForWithoutARecipientAndTheTextStays() {
        OnEdt.run(() -> {
            write("Hello");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals(Optional.empty(), asked());
            assertEquals("Hello", editor().getText());
            assertTrue(outcomeWords().startsWith("Nobody is selected"), outcomeWords());
        });
    }

    @Test
    void aRefusedRequestIsSaidInPlaceAndTheTextStays() {
        OnEdt.run(() -> {
            bus.request(new Request.StopAll());
            bus.request(new Request.StopAll());
            select(1);
            write("Hello");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals("Hello", editor().getText());
            assertTrue(outcomeWords().startsWith("Too many requests"), outcomeWords());
        });
    }

    @Test
    void sendingToAllAsksInPlaceFirst() {
        OnEdt.run(() -> {
            write("Hello");
            ComponentFinder.press(panel, "control shift ENTER");
            assertEquals(Optional.empty(), asked());
            ComponentFinder.button(panel, LocalizedDigits.ofUser("Send to all 3"))
                    .doClick();
            Request.ReplyAll all = assertInstanceOf(Request.ReplyAll.class, asked().orElseThrow());
            assertArrayEquals("Hello".getBytes(UTF_8), all.body());
        });
    }

    @Test
    void cancellingTheQuestionSendsNothing() {
        OnEdt.run(() -> {
            select(2);
            write("Hello");
            ComponentFinder.press(panel, "control shift ENTER");
            ComponentFinder.button(panel, "Cancel").doClick();
            assertEquals(Optional.empty(), asked());
            assertEquals(List.of(ClientFixtures.id(2)), to());
            assertEquals("Hello", editor().getText());
        });
    }

    @Test
    void aWrongLengthCanBeSentOnPurpose() {
        OnEdt.run(() -> {
            select(1);
            write("kůň");
            JTextField length = ComponentFinder.one(form(), JTextField.class, any -> true);
            assertEquals("5", length.getText());
            ComponentFinder.one(form(), JCheckBox.class, any -> true).doClick();
            length.setText("3");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals(new Request.ReplyForm.FalseLength(3), reply().form());
        });
    }

    @Test
    void aLengthThatIsNoNumberIsNotSent() {
        OnEdt.run(() -> {
            select(1);
            write("x");
            ComponentFinder.one(form(), JCheckBox.class, any -> true).doClick();
            ComponentFinder.one(form(), JTextField.class, any -> true).setText("-1");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals(Optional.empty(), asked());
            assertEquals("x", editor().getText());
        });
    }

    @Test
    void eachRecipientHasItsOutcome() {
        OnEdt.run(() -> {
            select(1, 2);
            write("Hello");
            ComponentFinder.press(panel, "control ENTER");
            long number = reply().number();
            live.accept(ClientFixtures.changes(
                    List.of(),
                    0,
                    List.of(
                            new Fact.Delivered(number, ClientFixtures.id(1), Delivery.SENT, Optional.empty()),
                            new Fact.Delivered(
                                    number,
                                    ClientFixtures.id(2),
                                    Delivery.FAILED,
                                    Optional.of(StoredText.of("left"))))));
            assertEquals("#1 Ana sent · #2 failed: left", outcomeWords());
        });
    }

    @Test
    void manyOutcomesAreCounted() {
        OnEdt.run(() -> {
            ComponentFinder.one(panel, JToggleButton.class, button -> "All".equals(button.getText()))
                    .doClick();
            write("Hello");
            ComponentFinder.press(panel, "control ENTER");
            long number = ((Request.ReplyAll) asked().orElseThrow()).number();
            List<Fact.Delivered> delivered = new ArrayList<>();
            for (int i = 1; i <= 30; i++) {
                Delivery delivery = i <= 27 ? Delivery.SENT : i <= 29 ? Delivery.WAITING : Delivery.FAILED;
                delivered.add(new Fact.Delivered(number, ClientFixtures.id(i), delivery, Optional.empty()));
            }
            live.accept(ClientFixtures.changes(List.of(), 0, delivered));
            assertEquals(LocalizedDigits.ofUser("27 sent · 2 waiting · 1 failed"), outcomeWords());
        });
    }

    @Test
    void sendAndNextGoesToWhoHasWaitedLongest() {
        OnEdt.run(() -> {
            select(1);
            write("Hello");
            ComponentFinder.button(panel, "Send & next").doClick();
            assertEquals(Set.of(ClientFixtures.id(2)), selection.ids());
        });
    }

    @Test
    void snippetsAndHistoryComeByKeys() {
        OnEdt.run(() -> {
            select(1);
            ComponentFinder.press(panel, "control 1");
            assertEquals("Hi, {{name}}!", editor().getText());
            ComponentFinder.press(panel, "control ENTER");
            write("draft");
            ComponentFinder.press(editor(), "alt UP");
            assertEquals("Hi, {{name}}!", editor().getText());
            ComponentFinder.press(editor(), "alt DOWN");
            assertEquals("draft", editor().getText());
        });
    }

    @Test
    void undoBringsBackWhatWasReplaced() {
        OnEdt.run(() -> {
            write("one 👩‍💻");
            write("two");
            ComponentFinder.press(editor(), "control Z");
            assertEquals("one 👩‍💻", editor().getText());
            ComponentFinder.press(editor(), "control Y");
            assertEquals("two", editor().getText());
        });
    }

    @Test
    void aTextThatIsTooLongIsRefusedInOneSentence() {
        OnEdt.run(() -> {
            write("kept");
            editor().replaceSelection("x".repeat(ReplyEditor.LONGEST));
            assertEquals("kept", editor().getText());
            assertTrue(outcomeWords().startsWith(LocalizedDigits.ofUser("At most 16,384 characters")), outcomeWords());
        });
    }
}
