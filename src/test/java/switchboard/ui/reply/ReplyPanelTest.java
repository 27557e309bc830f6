package switchboard.ui.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.text.Highlighter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.reply.Snippets;
import switchboard.text.StoredText;
import switchboard.thread.Await;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.InertLabel;
import switchboard.wire.ByteNotation;
import switchboard.wire.Direction;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

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
                    () -> Snippets.NONE
                            .with(new Snippets.Snippet("hi", "Hi, {{name}}!"))
                            .with(new Snippets.Snippet("ack", "06 0d", ByteNotation.HEX)),
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

    private WrongLengthBar wrongLength() {
        return ComponentFinder.one(panel, WrongLengthBar.class, any -> true);
    }

    private void openWrongLength() {
        ComponentFinder.all(panel.sendMenu(), JMenuItem.class).stream()
                .filter(item -> "Wrong length…".equals(item.getText()))
                .forEach(JMenuItem::doClick);
    }

    private String outcomeWords() {
        return ComponentFinder.one(panel, DeliveryBar.class, any -> true)
                .getAccessibleContext()
                .getAccessibleName();
    }

    private List<ConnectionId> to() {
        return panel.recipients().stream().map(ClientSummary::id).toList();
    }

    private void write(String text) {
        editor().replaceText(text);
    }

    private void choose(String notation) {
        NotationBox box = ComponentFinder.one(panel, NotationBox.class, any -> true);
        for (int i = 0; i < box.getItemCount(); i++) {
            if (box.getItemAt(i).toString().equals(notation)) {
                box.setSelectedIndex(i);
                return;
            }
        }
        throw new AssertionError(notation);
    }

    private String chosen() {
        return String.valueOf(
                ComponentFinder.one(panel, NotationBox.class, any -> true).getSelectedItem());
    }

    private BytesPreview preview() {
        return ComponentFinder.one(panel, BytesPreview.class, any -> true);
    }

    /** Returns the size in bytes that is shown, or the range of sizes, or a dash for none. */
    private String length() {
        Pattern bytes = Pattern.compile("(\\d+)(?: to (\\d+))? bytes?( .*)?");
        for (JLabel label : ComponentFinder.all(panel, JLabel.class)) {
            Matcher found = bytes.matcher(String.valueOf(label.getText()));
            if ("mistake".equals(label.getText())) {
                return "–";
            }
            if (found.matches()) {
                return found.group(2) == null ? found.group(1) : found.group(1) + "–" + found.group(2);
            }
        }
        throw new AssertionError("no size");
    }

    private static String hex(Request.RecipientBody body) {
        return HexFormat.of().formatHex(body.body().utf8());
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
            assertArrayEquals(
                    "Hi, Ana!".getBytes(UTF_8), reply.bodies().get(0).body().utf8());
            assertArrayEquals(
                    "Hi, #2!".getBytes(UTF_8), reply.bodies().get(1).body().utf8());
            assertInstanceOf(Request.ReplyForm.ClientFormat.class, reply.form());
            assertEquals("", editor().getText());
        });
    }

    @Test
    void escapesAreSentAsTheirBytesWhichAreShownAndCountedBefore() {
        OnEdt.run(() -> {
            select(1);
            write("\\x01\\r\u00e9");
            assertEquals("8", length(), "as text it is what was typed");
            assertEquals(
                    "On the wire: 64-byte text length, then UTF-8 text.",
                    preview().getAccessibleContext().getAccessibleName(),
                    "as text, only the format is told");
            choose("Escapes");
            assertEquals("4", length());
            assertTrue(preview().isVisible());
            assertEquals(
                    "Bytes to send: 01 0d c3 a9",
                    preview().getAccessibleContext().getAccessibleName());
            ComponentFinder.press(panel, "control ENTER");
            assertEquals("010dc3a9", hex(reply().bodies().getFirst()));
            assertEquals("Escapes", chosen());
            choose("Text");
            ComponentFinder.press(editor(), "alt UP");
            assertEquals("\\x01\\r\u00e9", editor().getText());
            assertEquals("Escapes", chosen(), "the history knows how a text was meant");
        });
    }

    @Test
    void aMistakeIsUnderlinedAndToldWithItsPositionAndNothingIsSent() {
        OnEdt.run(() -> {
            select(1);
            choose("Escapes");
            write("ab\\x4");
            Highlighter.Highlight underlined = editor().getHighlighter().getHighlights()[0];
            assertEquals(List.of(2, 5), List.of(underlined.getStartOffset(), underlined.getEndOffset()));
            String sentence = "At character 3, an escape has 2 hexadecimal digits here.";
            assertEquals(sentence, preview().getAccessibleContext().getAccessibleName());
            assertEquals("–", length());
            for (String key : List.of("control ENTER", "alt ENTER")) {
                ComponentFinder.press(panel, key);
                assertEquals(Optional.empty(), asked());
                assertEquals("Nothing was sent: the text has a mistake.", outcomeWords());
                assertEquals(2, editor().getCaretPosition());
            }
            write("ab\\x41");
            assertEquals(0, editor().getHighlighter().getHighlights().length);
            assertEquals("3", length());
        });
    }

    @Test
    void hexIsTheSameBytesAndEscapesAreTheSameText() {
        OnEdt.run(() -> {
            choose("Escapes");
            write("\\x01{{name}}\\n");
            choose("Hex");
            assertEquals("01 {{name}} 0a", editor().getText());
            assertEquals(
                    "Bytes to send: \\x01{{name}}\\n",
                    preview().getAccessibleContext().getAccessibleName());
            choose("Text");
            assertEquals("Hex", chosen(), "a text has no such byte");
            assertEquals("These bytes cannot be written as text; Escapes can show them.", outcomeWords());
            choose("Escapes");
            assertEquals("\\x01{{name}}\\n", editor().getText());
            choose("Text");
            assertEquals("\\x01{{name}}\\n", editor().getText());
            assertEquals("Text", chosen());
        });
    }

    @Test
    void aSnippetKeepsItsNotationAndIsNotMixedIntoAnother() {
        OnEdt.run(() -> {
            ComponentFinder.press(panel, "control 2");
            assertEquals("Hex", chosen());
            assertEquals("06 0d", editor().getText());
            write("01 ");
            editor().setCaretPosition(3);
            ComponentFinder.press(panel, "control 1");
            assertEquals("Hex", chosen());
            assertEquals("01 48 69 2c 20 {{name}} 21", editor().getText());
            write("");
            ComponentFinder.press(panel, "control 1");
            assertEquals("Text", chosen());
            editor().setCaretPosition(0);
            ComponentFinder.press(panel, "control 2");
            assertEquals("Hi, {{name}}!", editor().getText(), "a text cannot have the byte 06");
            assertTrue(outcomeWords().startsWith("This snippet cannot be written"), outcomeWords());
        });
    }

    @Test
    void aTextIsRepeatedAndStopped() {
        OnEdt.run(() -> {
            select(1, 3);
            write("ping {{n}}");
            ComponentFinder.press(panel, "control shift R");
            RepeatBar bar = ComponentFinder.one(panel, RepeatBar.class, any -> true);
            assertTrue(bar.isVisible());
            List<JTextField> fields = ComponentFinder.all(bar, JTextField.class);
            fields.get(0).setText("9");
            ComponentFinder.button(bar, "Start").doClick();
            assertEquals(
                    LocalizedDigits.ofUser("Choose an interval from 10 to 86,400,000 ms."),
                    ComponentFinder.one(bar, InertLabel.class, any -> true).text());
            fields.get(0).setText("250");
            fields.get(1).setText("4");
            ComponentFinder.button(bar, "Start").doClick();
            Request.Repeat repeat = assertInstanceOf(Request.Repeat.class, asked().orElseThrow());
            assertEquals(Duration.ofMillis(250), repeat.every());
            assertEquals(OptionalLong.of(4), repeat.times());
            assertArrayEquals(
                    "ping 3".getBytes(UTF_8), repeat.bodies().get(1).body().utf8());
            assertEquals("ping {{n}}", editor().getText(), "it can be changed and sent in between");
            assertFalse(bar.isVisible());
            live.accept(ClientFixtures.changes(
                    List.of(),
                    0,
                    List.of(new Fact.Delivered(
                            repeat.number(),
                            ClientFixtures.id(1),
                            Delivery.REPEATING,
                            Optional.of(StoredText.of("2 of 4 times so far"))))));
            assertTrue(outcomeWords().contains("Ana repeating: 2 of 4 times so far"), outcomeWords());
            ComponentFinder.button(panel, "Stop repeating").doClick();
            assertEquals(
                    new Request.StopRepeating(new Request.Target.Only(Set.of(ClientFixtures.id(1)))),
                    asked().orElseThrow());
        });
    }

    private static LoggedMessage logged(byte[] body) {
        return new LoggedMessage(
                41,
                0,
                ClientFixtures.id(3),
                "",
                "127.0.0.1:5",
                Direction.IN,
                Framings.HEADER64.frame(body),
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8);
    }

    @Test
    void anEarlierMessageIsSentAgainOrChangedFirst() {
        OnEdt.run(() -> {
            byte[] body = {2, (byte) 0xff, '\\'};
            panel.sendAgain(logged(body));
            Request.Reply reply = reply();
            assertEquals("02ff5c", hex(reply.bodies().getFirst()));
            assertEquals(ClientFixtures.id(3), reply.bodies().getFirst().to());
            write("half a sen");
            panel.edit(logged(body));
            assertEquals("\\x02\\xff\\\\", editor().getText());
            assertEquals("Escapes", chosen());
            ComponentFinder.press(editor(), "alt UP");
            assertEquals("half a sen", editor().getText(), "the text before is not lost");
            panel.edit(logged(new byte[ReplyEditor.LONGEST]));
            assertTrue(outcomeWords().startsWith("This message is too long for the editor"), outcomeWords());
        });
    }

    @Test
    void aFileIsSentAsItIsAndOneThatIsTooLongIsRefused(@TempDir Path folder) throws Exception {
        Path small = Files.write(folder.resolve("small"), new byte[] {0, 1, (byte) 0xff});
        Path large = Files.write(folder.resolve("large"), new byte[Message.LONGEST_BODY + 1]);
        List<ClientSummary> to = List.of(ClientFixtures.client(1, "Ana", ClientState.LIVE, 0));
        OnEdt.run(() -> panel.sendFile(small, to, new Request.ReplyForm.ClientFormat()));
        Request.Reply reply = assertInstanceOf(
                Request.Reply.class, bus.requests().poll(20_000).orElseThrow());
        assertEquals("0001ff", hex(reply.bodies().getFirst()));
        OnEdt.run(() -> panel.sendFile(large, to, new Request.ReplyForm.ClientFormat()));
        Await.until("the refusal is told", () -> {
            boolean[] told = new boolean[1];
            OnEdt.run(() -> told[0] = outcomeWords().startsWith("The file was not sent: " + large + " has "));
            return told[0];
        });
        assertEquals(Optional.empty(), asked());
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
            assertTrue(outcomeWords().startsWith("No recipients"), outcomeWords());
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
            assertArrayEquals("Hello".getBytes(UTF_8), all.body().utf8());
        });
    }

    @Test
    void aSentenceOrQuestionAboutATextGoesAwayWithTheText() {
        OnEdt.run(() -> {
            select(2);
            choose("Escapes");
            write("ab\\x4");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals("Nothing was sent: the text has a mistake.", outcomeWords());
            write("ab\\x41");
            assertEquals("", outcomeWords());
            ComponentFinder.press(panel, "control shift ENTER");
            assertTrue(outcomeWords().contains("3"), outcomeWords());
            write("another");
            assertEquals("", outcomeWords());
            assertEquals(List.of(ClientFixtures.id(2)), to(), "the question about all is taken back");
            write("");
            ComponentFinder.press(panel, "control ENTER");
            assertFalse(outcomeWords().isEmpty());
            write("what an empty message must not be sent in place of");
            assertEquals("", outcomeWords());
            assertEquals(Optional.empty(), asked());
        });
    }

    @Test
    void nobodyIsSaidUntilThereIsSomebody() {
        OnEdt.run(() -> {
            write("Hello");
            ComponentFinder.press(panel, "control ENTER");
            assertTrue(outcomeWords().startsWith("No recipients"), outcomeWords());
            select(1);
            assertEquals("", outcomeWords());
        });
    }

    @Test
    void theAnswerToAQuestionIsWhatTheQuestionSaid() {
        OnEdt.run(() -> {
            write("Hello");
            ComponentFinder.press(panel, "control shift ENTER");
            select(2);
            ComponentFinder.button(panel, LocalizedDigits.ofUser("Send to all 3"))
                    .doClick();
            assertInstanceOf(Request.ReplyAll.class, asked().orElseThrow());
        });
    }

    @Test
    void aTextIsCountedInTheEncodingOfItsRecipients() {
        OnEdt.run(() -> {
            Charset utf16 = StandardCharsets.UTF_16BE;
            EventBus facts = new EventBus();
            ConflatedSubscription<LiveChanges> news = facts.subscribe("test", new LiveFold());
            for (ClientSummary client : ClientFixtures.clients("Ana", "", "Zoë")) {
                facts.publish(new Fact.Opened(client.info(), Counts.ZERO));
            }
            facts.publish(new Fact.CharsetChosen(ClientFixtures.id(1), utf16));
            live.pump(news);
            write("Žó");
            select(1);
            assertEquals("4", length());
            select(2);
            assertEquals("4", length());
            write("abc");
            assertEquals("3", length());
            select(1);
            assertEquals("6", length());
            select(1, 2);
            assertEquals("3–6", length());
            write("{{n}}");
            assertEquals("1–2", length());
            select(2);
            assertEquals("1", length());
            facts.publish(new Fact.CharsetChosen(ClientFixtures.id(2), utf16));
            live.pump(news);
            assertEquals("2", length());
            choose("Escapes");
            assertEquals("2", length(), "a placeholder is text, with escapes, too");
            facts.close();
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
            openWrongLength();
            JTextField length = ComponentFinder.one(wrongLength(), JTextField.class, any -> true);
            assertEquals("5", length.getText());
            length.setText("3");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals(new Request.ReplyForm.FalseLength(3), reply().form());
        });
    }

    @Test
    void aWrongLengthIsForOneMessageAndThatIsSaid() {
        OnEdt.run(() -> {
            select(1);
            write("kůň");
            openWrongLength();
            ComponentFinder.one(wrongLength(), JTextField.class, any -> true).setText("3");
            ComponentFinder.press(panel, "control ENTER");
            long number = reply().number();
            assertFalse(wrongLength().isVisible());
            live.accept(ClientFixtures.changes(
                    List.of(),
                    0,
                    List.of(new Fact.Delivered(number, ClientFixtures.id(1), Delivery.SENT, Optional.empty()))));
            String said = LocalizedDigits.ofUser("The header said 3. The next message gets its true length again.");
            assertEquals("#1 Ana sent · " + said, outcomeWords());
            write("two");
            ComponentFinder.press(panel, "control ENTER");
            assertInstanceOf(Request.ReplyForm.ClientFormat.class, reply().form());
            assertFalse(outcomeWords().contains(said), outcomeWords());
        });
    }

    @Test
    void aLengthThatIsNoNumberIsNotSent() {
        OnEdt.run(() -> {
            select(1);
            write("x");
            openWrongLength();
            ComponentFinder.one(wrongLength(), JTextField.class, any -> true).setText("-1");
            ComponentFinder.press(panel, "control ENTER");
            assertEquals(Optional.empty(), asked());
            assertEquals("x", editor().getText());
            assertEquals("Nothing was sent: the length must consist of digits only.", outcomeWords());
            ComponentFinder.press(wrongLength(), "ESCAPE");
            ComponentFinder.press(panel, "control ENTER");
            assertInstanceOf(Request.ReplyForm.ClientFormat.class, reply().form());
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
            ComponentFinder.press(panel, "alt ENTER");
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
            assertTrue(
                    outcomeWords().startsWith(LocalizedDigits.ofUser("A reply has at most 16,384 characters")),
                    outcomeWords());
        });
    }
}
