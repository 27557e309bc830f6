package switchboard.replay;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.server.Server;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Threads;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** A real server that records into a file, for tests. */
final class RecordingTestServer implements AutoCloseable {
    static final ListenerSettings ECHO = settings("header64", new AutoReply.Echo());

    private final EventBus bus = new EventBus();
    private final RecordingSession session;
    private final Server server;
    private final LosslessSubscription ends;
    private final List<AutoCloseable> helpers = new ArrayList<>();

    RecordingTestServer(Path file) throws SessionException {
        session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        server = new Server(bus, ServerLimits.DEFAULTS, 0);
        ends = bus.subscribe("ends", 100_000, 1L << 30, fact -> fact instanceof Fact.Closed);
        server.start();
    }

    static ListenerSettings settings(String framing, AutoReply auto) {
        return new ListenerSettings(
                new Where.Tcp("127.0.0.1", 0),
                Framings.parse(framing),
                ReplyFormat.FRAMED,
                false,
                "!DISCONNECT",
                auto,
                ClassCode.NONE);
    }

    int listen(ListenerSettings settings) throws ListenException {
        return server.listen(settings).port();
    }

    /** Answers messages like a person: by a request, some time after the message. */
    void answerByHand(Function<String, String> answers) {
        LosslessSubscription questions =
                bus.subscribe("hand", 100_000, 1L << 30, fact -> fact instanceof Fact.Received);
        Thread hand = Threads.platform("hand", () -> {
            List<Fact> one = new ArrayList<>();
            try {
                while (questions.take(one, 1, TimeUnit.SECONDS.toNanos(60)) > 0) {
                    Fact.Received received = (Fact.Received) one.removeFirst();
                    byte[] body = answers.apply(received.message().text()).getBytes(StandardCharsets.UTF_8);
                    bus.request(new Request.Reply(
                            bus.nextRequest(),
                            List.of(new Request.RecipientBody(received.id(), body)),
                            new Request.ReplyForm.ClientFormat()));
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        hand.start();
        helpers.add(() -> {
            hand.interrupt();
            hand.join();
            questions.close();
        });
    }

    /** Waits until this many more clients have left. */
    void awaitLeft(int clients) throws InterruptedException {
        List<Fact> left = new ArrayList<>();
        while (left.size() < clients) {
            if (ends.take(left, 1, TimeUnit.SECONDS.toNanos(20)) == 0) {
                throw new AssertionError("only " + left.size() + " of " + clients + " clients have left");
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable helper : helpers) {
            helper.close();
        }
        session.prepareEnd();
        server.close();
        session.close();
        ends.close();
        bus.close();
    }
}
