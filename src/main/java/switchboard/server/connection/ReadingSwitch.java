package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Reading;
import switchboard.server.context.Clock;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;

/**
 * Reads one client in another framing when a person wants it.
 *
 * <p>A thread of its own carries out a choice, because the connection's thread may wait for bytes of the client. It
 * takes the turn to use the frame reader, so every message is read in one framing. Thread-safe.
 */
final class ReadingSwitch {
    private final ConnectionId id;
    private final ConnectionReader reader;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final ClassCodeCheck classCode;
    private final Clock clock;
    private final Function<Framing, FrameReader> readers;
    private final Consumer<List<Message>> received;

    /** The framing that was chosen last and is not read in yet. */
    private final AtomicReference<@Nullable Framing> chosen = new AtomicReference<>();

    /**
     * Creates the switch of a connection.
     *
     * @param readers creates the frame reader of a framing
     * @param received handles messages that the new frame reader gives at once, from bytes that were kept
     */
    ReadingSwitch(
            ConnectionId id,
            ConnectionReader reader,
            ConnectionState state,
            ConnectionFacts facts,
            ClassCodeCheck classCode,
            Clock clock,
            Function<Framing, FrameReader> readers,
            Consumer<List<Message>> received) {
        this.id = id;
        this.reader = reader;
        this.state = state;
        this.facts = facts;
        this.classCode = classCode;
        this.clock = clock;
        this.readers = readers;
        this.received = received;
    }

    /**
     * Chooses the framing from now on; returns at once.
     *
     * @param failed receives what the thread that carries it out throws
     */
    void choose(Framing framing, Consumer<Throwable> failed) {
        chosen.set(framing);
        Threads.virtual("client " + id + " reading", () -> {
                    reader.takeTurn();
                    try {
                        carryOut();
                    } catch (RuntimeException | Error broken) {
                        failed.accept(broken);
                    } finally {
                        reader.giveTurn();
                    }
                })
                .start();
    }

    private void carryOut() {
        Framing framing = chosen.getAndSet(null);
        // A later choice was carried out in place of this one, or nothing more is read.
        if (framing == null || !state.isLive() || reader.refusal().isPresent()) {
            return;
        }
        Reading reading = state.reading().with(framing);
        if (reading.equals(state.reading())) {
            return;
        }
        List<Message> messages = new ArrayList<>();
        reader.readAs(readers.apply(framing), messages);
        classCode.readAs(framing);
        state.readAs(reading);
        state.readUnframed(reader.isUnframed());
        facts.publish(new Fact.ReadAs(id, clock.micros(), reading));
        received.accept(messages);
    }
}
