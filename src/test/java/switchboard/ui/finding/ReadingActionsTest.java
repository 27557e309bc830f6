package switchboard.ui.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.wire.Direction;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The button of a finding reads its client as it speaks. */
@Timeout(60)
class ReadingActionsTest {
    private static LoggedMessage logged(long client, Message message) {
        return new LoggedMessage(
                1,
                0,
                new ConnectionId(client),
                "",
                "",
                Direction.IN,
                message,
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8);
    }

    /** Returns what a listener of a framing says to bytes. */
    private static Message read(String listener, String bytes) {
        List<Message> messages = new ArrayList<>();
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        FrameReader reader = Framings.parse(listener).reader(1 << 20, false, MemoryBudget.UNLIMITED);
        reader.accept(raw, 0, raw.length, 0, messages::add);
        return messages.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"header64|\"a line of text\\n\"|lines", "header64|\"5         Hello\"|header10"})
    void theFramingThatTheFindingNamesIsOffered(String listener, String bytes, String framing) throws Exception {
        OnEdt.run(() -> {
            EventBus bus = new EventBus();
            LiveModel live = new LiveModel();
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            new DemoClass(bus, 0).arrive();
            live.pump(news);
            ReadingActions actions = new ReadingActions(live, new RequestSender(bus, sentence -> {}));
            Message message = read(listener, bytes.replace("\\n", "\n"));
            List<FindingActions.Action> offered =
                    actions.of(logged(1, message), message.findings().getFirst());
            assertEquals("Read this client as " + framing, offered.getFirst().text());
            offered.getFirst().work().run();
            Framing chosen = Framings.parse(framing);
            assertEquals(
                    new Request.ReadAs(new Request.Target.Only(Set.of(new ConnectionId(1))), Optional.of(chosen)),
                    bus.requests().poll(0).orElseThrow());
            assertEquals(
                    List.of(),
                    actions.of(logged(4_711, message), message.findings().getFirst()),
                    "it has gone");
        });
    }
}
