package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.Reading;
import switchboard.server.context.Clock;
import switchboard.server.context.ReceivedHistory;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.explain.CharsetFindings;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;

/**
 * Reads one client in another framing or encoding when a person wants it.
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
    private final Supplier<ReceivedHistory> history;
    private final Function<Framing, FrameReader> readers;
    private final Results results;

    /** Whether a warning says that earlier messages were not read again; used in turn. */
    private boolean toldUnread;

    /** The last choice; the client may not be read so yet. */
    private final AtomicReference<Reading> chosen;

    /**
     * Handles the messages of bytes that came before another framing was chosen, with the times of these messages.
     *
     * @param received handles messages that are complete, or that a silence completed
     * @param timedOut handles the open frame that missed its deadline
     * @param failed handles what a thread of this switch threw
     */
    record Results(
            BiConsumer<List<Message>, ReadTimes> received,
            BiConsumer<List<Message>, ReadTimes> timedOut,
            Consumer<Throwable> failed) {}

    /**
     * Creates the switch of a connection.
     *
     * @param history returns the messages that clients sent
     * @param readers creates the frame reader of a framing
     * @param results handles the messages of bytes that were kept
     */
    ReadingSwitch(
            ConnectionId id,
            ConnectionReader reader,
            ConnectionState state,
            ConnectionFacts facts,
            ClassCodeCheck classCode,
            Clock clock,
            Supplier<ReceivedHistory> history,
            Function<Framing, FrameReader> readers,
            Results results) {
        this.id = id;
        this.reader = reader;
        this.state = state;
        this.facts = facts;
        this.classCode = classCode;
        this.clock = clock;
        this.history = history;
        this.readers = readers;
        this.results = results;
        this.chosen = new AtomicReference<>(state.reading());
    }

    /** Changes what is chosen from now on; returns at once. */
    void choose(UnaryOperator<Reading> change) {
        chosen.updateAndGet(change);
        Threads.virtual("client " + id + " reading", () -> {
                    reader.takeTurn();
                    inTurn(this::carryOut);
                })
                .start();
    }

    /**
     * Ends the frame that was opened by the change of the framing, if it is time and the connection's thread still
     * waits. Publishing may block.
     */
    void endUnawaited() {
        if (reader.tryTurn()) {
            inTurn(this::endIfLate);
        }
    }

    private void endIfLate() {
        List<Message> messages = new ArrayList<>();
        ConnectionReader.ReadResult result = reader.endUnawaited(messages);
        if (result == ConnectionReader.ReadResult.TOOK_TOO_LONG) {
            results.timedOut().accept(messages, reader.lastTimes());
        } else if (result == ConnectionReader.ReadResult.READ) {
            results.received().accept(messages, reader.lastTimes());
        }
    }

    private void inTurn(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error broken) {
            results.failed().accept(broken);
        } finally {
            reader.giveTurn();
        }
    }

    /** Reads the client as was chosen last; a later choice may be carried out in place of an earlier one. */
    private void carryOut() {
        Reading before = state.reading();
        Reading now = Objects.requireNonNull(chosen.get());
        if (!state.canBeSentTo() || reader.refusal().isPresent()) {
            return;
        }
        if (!now.charset().equals(before.charset())) {
            classCode.readAs(before.with(now.charset()));
            state.readAs(before.with(now.charset()));
            facts.publish(new Fact.CharsetChosen(id, now.charset()));
        }
        if (!now.framing().equals(before.framing()) && state.isLive()) {
            readAs(now);
        }
    }

    private void readAs(Reading now) {
        FrameReader next = readers.apply(now.framing());
        Rereading again = new Rereading(
                id,
                facts.last()
                        .map(last -> history.get().of(id, last, state::isLive))
                        .orElse(ReceivedHistory.Found.NOTHING));
        again.readIn(next, clock.micros(), clock.nanos());
        boolean isRead = !again.isEmpty() && next.refusal().isEmpty();
        Optional<CodedText> unread = again.isEmpty() || isRead
                ? again.missing()
                : next.refusal().map(reason -> ServerText.AGAIN_REFUSED.with(id.number(), reason.text()));
        if (!isRead) {
            // Nothing is there to read again, or a strict reader or the memory would end the connection over it.
            next.close();
            next = readers.apply(now.framing());
        }
        List<Message> messages = new ArrayList<>();
        ReadTimes times = reader.readAs(
                next, now.framing(), isRead ? OptionalLong.of(again.readsBefore()) : OptionalLong.empty(), messages);
        classCode.readAs(now);
        state.readAs(now);
        state.readUnframed(reader.isUnframed());
        List<Fact> told = new ArrayList<>();
        told.add(new Fact.ReadAs(id, clock.micros(), now.framing(), isRead ? again.again() : Fact.Again.NOTHING));
        if (isRead) {
            for (Fact.Received one : again.messages()) {
                Message checked = CharsetFindings.in(now.charset(), one.message());
                told.add(new Fact.Received(
                        id, one.at(), classCode.masked(List.of(checked)).getFirst()));
            }
            facts.readAgain(again.last());
        }
        facts.publish(told);
        tell(unread);
        results.received().accept(messages, times);
    }

    /** Tells about earlier messages that were not read again, or that this is over. */
    private void tell(Optional<CodedText> unread) {
        if (unread.isPresent() || toldUnread) {
            facts.publish(new Fact.Warning("read again " + id, unread));
        }
        toldUnread = unread.isPresent();
    }
}
