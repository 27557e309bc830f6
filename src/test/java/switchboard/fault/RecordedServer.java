package switchboard.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.filter.Filter;
import switchboard.model.ClassCode;
import switchboard.model.Counts;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.LoggedMessage;
import switchboard.record.MessagePage;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.RecordingSession;
import switchboard.server.Server;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.text.CodedText;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** The whole program without a user interface: bus, server, recorder, and a ledger of the facts on the bus. */
public final class RecordedServer implements AutoCloseable {
    private final EventBus bus = new EventBus();
    private final FactSummary ledger = new FactSummary();
    private final ConflatedSubscription<FactSummary> folding = bus.subscribe("ledger", ledger);
    private final long uncaughtBefore = Threads.uncaughtCount();
    private final Path file;
    private final RecordingSession session;
    private final Server server;
    private final int port;
    private boolean ended;

    public RecordedServer(Path file, ServerLimits limits, AutoReply auto, boolean strict)
            throws SessionException, ListenException {
        this.file = file;
        session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
        server = new Server(bus, limits, session.lastClient());
        server.start();
        port = server.listen(new ListenerSettings(
                        new Where.Tcp("127.0.0.1", 0),
                        Framings.HEADER64,
                        ReplyFormat.FRAMED,
                        strict,
                        "",
                        auto,
                        ClassCode.NONE))
                .port();
    }

    public int port() {
        return port;
    }

    public Counts counts() {
        return server.roster().counts();
    }

    /** Returns the bus, for further subscribers. */
    public EventBus bus() {
        return bus;
    }

    /** Returns the recorded session. */
    public RecordingSession session() {
        return session;
    }

    /** Returns the ledger, to be read when all connections have ended. */
    public FactSummary ledger() {
        return ledger;
    }

    /** Waits until no connection is live and no connection thread is left. */
    public void awaitNobody() {
        Await.until("everybody has left", () -> counts().live() == 0 && counts().threads() == 0);
    }

    /** Ends the server like the program does, and checks the conditions that hold at every end. */
    public void end() {
        ended = true;
        session.prepareEnd();
        server.close();
        Optional<CodedText> loss = session.end();
        bus.close();
        folding.close();
        assertEquals(Optional.empty(), loss);
        Counts counts = counts();
        assertEquals(0, counts.live(), counts.toString());
        assertEquals(0, counts.threads(), counts.toString());
        assertEquals(counts.total(), counts.ended(), counts.toString());
        assertEquals(uncaughtBefore, Threads.uncaughtCount(), "exceptions that nobody caught");
    }

    /** Returns the transcript of the session file, in the form of {@link FactSummary#transcript}. */
    public String transcriptOnDisk() throws SessionException {
        FactSummary read = new FactSummary();
        try (SessionReader reader = SessionReader.open(file)) {
            long after = 0;
            for (long newest = reader.newest(); after < newest; ) {
                MessagePage page = reader.messages(Filter.ALL, after, newest);
                for (LoggedMessage message : page.messages()) {
                    assertEquals(++after, message.number(), "numbers without gaps");
                    read.strand(message.client(), message.direction()).add(message.message());
                }
                after = page.lookedUpTo();
            }
        }
        return read.transcript();
    }

    @Override
    public void close() {
        if (!ended) {
            end();
        }
    }
}
