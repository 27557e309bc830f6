package switchboard.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.record.LoggedClient;
import switchboard.record.SessionException;
import switchboard.text.CodedText;
import switchboard.text.ReplayText;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * Plays one side of one script over a connection.
 *
 * <p>A message is sent only after every message before it in the recording was received or given up. So also at full
 * speed a request follows the reply to the one before.
 *
 * <p>Used by one thread.
 */
final class Player {
    /** The pause around messages that only a pause delimits; it is kept at every speed. */
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private final Stage stage;
    private final LoggedClient client;
    private final Line line;
    private final Direction own;
    private final Direction others;
    private final Schedule schedule;
    private final Reading reading;
    private final Comparer comparer;

    private boolean lastOwnNeedsPause;
    private long lastOwnNanos;
    private boolean finished;

    /** The reason why nothing more can be sent; empty as long as it can. */
    private Optional<CodedText> lost = Optional.empty();

    /**
     * Creates a player for one connection.
     *
     * @param own the direction of the messages that this side sends
     * @param schedule the times at which they are due
     */
    Player(Stage stage, Recording recording, Script script, Line line, Direction own, Schedule schedule) {
        this.stage = stage;
        this.client = script.client();
        this.line = line;
        this.own = own;
        this.others = own == Direction.IN ? Direction.OUT : Direction.IN;
        this.schedule = schedule;
        this.reading = new Reading(recording, script);
        this.comparer = new Comparer(
                line.inbox(),
                script.framing(),
                own == Direction.IN ? script.replyFraming() : script.framing(),
                (message, why) -> stage.tellExtra(client, others, message, why));
    }

    /**
     * Plays the script from beginning to end and ends the connection.
     *
     * @throws SessionException if the recording cannot be read further
     */
    void play() throws SessionException, InterruptedException {
        for (Optional<Step> step = reading.next(); step.isPresent(); step = reading.next()) {
            switch (step.get()) {
                case Step.Say say -> {
                    if (say.direction() == own) {
                        say(say);
                    } else {
                        hear(say);
                    }
                }
                case Step.End end -> end(end);
            }
        }
        part();
    }

    // ---- sending ----

    private void say(Step.Say first) throws SessionException, InterruptedException {
        List<Step.Say> together = together(first);
        Writes writes = Writes.of(
                together.stream().map(Step.Say::message).toList(),
                stage.options().pieces());
        awaitTurn(first);
        if (lost.isEmpty() && own == Direction.IN && line.inbox().end() != Inbox.End.NONE) {
            lose(ended());
        }
        if (lost.isEmpty()) {
            try {
                write(writes);
            } catch (IOException broken) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("cancelled while writing");
                }
                lose(ended());
            }
        }
        for (Step.Say say : together) {
            stage.tell(client, say, lost.isEmpty() ? Result.SENT : Result.UNSENT, Optional.empty(), lost);
        }
        Message last = together.getLast().message();
        lastOwnNeedsPause = !Writes.delimitsItself(last);
        lastOwnNanos = System.nanoTime();
    }

    /** Returns the message together with those that were read with it; they had been sent together. */
    private List<Step.Say> together(Step.Say first) throws SessionException, InterruptedException {
        List<Step.Say> together = new ArrayList<>();
        together.add(first);
        long bytes = first.message().size();
        for (Optional<Step.Say> next = reading.following();
                next.isPresent()
                        && next.get().direction() == own
                        && Writes.shareARead(
                                together.getLast().message(), next.get().message())
                        && bytes <= Writes.MOST_TOGETHER;
                next = reading.following()) {
            together.add(next.get());
            bytes += next.get().message().size();
            reading.next();
        }
        return together;
    }

    private void awaitTurn(Step.Say say) throws InterruptedException {
        if (!lost.isEmpty()) {
            return;
        }
        long due = schedule.due(say.at());
        if (lastOwnNeedsPause || (lastOwnNanos != 0 && !Writes.delimitsItself(say.message()))) {
            due = Math.max(due, lastOwnNanos + APART_NANOS);
        }
        pause(due - System.nanoTime());
    }

    private void write(Writes writes) throws IOException, InterruptedException {
        for (Writes.Piece piece : writes.pieces()) {
            pause(stage.options().speed().nanos(piece.pauseMicros()));
            line.write(piece.bytes());
        }
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    private void lose(CodedText why) {
        lost = Optional.of(why);
        stage.tellBroken(client.id(), client.name(), others, why);
    }

    private CodedText ended() {
        if (line.isGivenUp()) {
            return ReplayText.LOST_STALLED.with(stage.options().stallTime().toSeconds());
        }
        return line.inbox().end() == Inbox.End.FIN ? ReplayText.LOST_HUNG_UP.with() : ReplayText.LOST_BROKEN.with();
    }

    // ---- receiving ----

    private void hear(Step.Say expected) throws SessionException, InterruptedException {
        Heard heard = comparer.await(expected.message(), deadline(expected.at()), () -> reading.upcoming(others));
        schedule.happened(expected.at(), System.nanoTime());
        lastOwnNeedsPause = false;
        lastOwnNanos = 0;
        stage.tell(client, expected, heard.result(), heard.received(), heard.why());
    }

    private long deadline(long at) {
        return Math.max(System.nanoTime(), schedule.due(at))
                + stage.options().answerTime().toNanos();
    }

    // ---- end of the connection ----

    private void end(Step.End end) throws InterruptedException {
        boolean ours = switch (end.how()) {
            case CLIENT_FINISHED, CLIENT_RESET -> own == Direction.IN;
            case SERVER_CLOSED, SERVER_LEFT -> own == Direction.OUT;
            case UNKNOWN -> false;
        };
        if (ours) {
            pause(schedule.due(end.at()) - System.nanoTime());
            hangUp(end.how());
        } else if (end.how() != Step.How.UNKNOWN && end.how() != Step.How.SERVER_LEFT && lost.isEmpty()) {
            awaitEnd(end);
        }
    }

    private void hangUp(Step.How how) throws InterruptedException {
        if (how == Step.How.CLIENT_RESET) {
            comparer.listenOn(System.nanoTime());
            line.reset();
        } else {
            line.finish();
        }
        finished = true;
    }

    private void awaitEnd(Step.End end) throws InterruptedException {
        boolean over = comparer.listenOn(deadline(end.at()));
        boolean reset = line.inbox().end() == Inbox.End.RESET;
        Optional<CodedText> why = Optional.empty();
        if (!over) {
            why = Optional.of(ReplayText.END_NONE.with());
        } else if (reset && end.how() != Step.How.CLIENT_RESET) {
            why = Optional.of(ReplayText.END_BROKEN.with());
        } else if (!reset && end.how() == Step.How.CLIENT_RESET) {
            why = Optional.of(ReplayText.END_HUNG_UP.with());
        }
        why.ifPresent(text -> stage.tellBroken(client.id(), client.name(), others, text));
    }

    /**
     * Reports messages that were not recorded, ends this side's direction of the stream and waits briefly for the
     * other side's end.
     */
    private void part() throws InterruptedException {
        Duration linger = stage.options().lingerTime();
        boolean over = comparer.listenOn(System.nanoTime() + (finished ? 0 : linger.toNanos()));
        if (!finished) {
            line.finish();
        }
        if (!over) {
            comparer.listenOn(System.nanoTime() + linger.toNanos());
        }
    }
}
