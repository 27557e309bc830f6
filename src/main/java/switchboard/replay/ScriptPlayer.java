package switchboard.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.record.LoggedClient;
import switchboard.record.SessionException;
import switchboard.replay.compare.ComparisonResult;
import switchboard.replay.compare.MessageComparer;
import switchboard.replay.compare.ReceiveBuffer;
import switchboard.replay.compare.ReplayConnection;
import switchboard.replay.compare.ReplayResult;
import switchboard.replay.compare.TimedWrites;
import switchboard.replay.script.RecordedScripts;
import switchboard.replay.script.ReplaySchedule;
import switchboard.replay.script.Script;
import switchboard.replay.script.ScriptReader;
import switchboard.replay.script.ScriptStep;
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
final class ScriptPlayer {
    /** The pause around messages that only a pause delimits; it is kept at every speed. */
    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private final ReplayContext context;
    private final LoggedClient client;
    private final ReplayConnection connection;
    private final Direction own;
    private final Direction others;
    private final ReplaySchedule schedule;
    private final ScriptReader scriptReader;
    private final MessageComparer comparer;

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
    ScriptPlayer(
            ReplayContext context,
            RecordedScripts recordedScripts,
            Script script,
            ReplayConnection connection,
            Direction own,
            ReplaySchedule schedule) {
        this.context = context;
        this.client = script.client();
        this.connection = connection;
        this.own = own;
        this.others = own == Direction.IN ? Direction.OUT : Direction.IN;
        this.schedule = schedule;
        this.scriptReader = new ScriptReader(recordedScripts, script);
        this.comparer = new MessageComparer(
                connection.receiveBuffer(),
                script.framing(),
                own == Direction.IN ? script.replyFraming() : script.framing(),
                (message, why) -> context.reportExtra(client, others, message, why));
    }

    /**
     * Plays the script from beginning to end and ends the connection.
     *
     * @throws SessionException if the recording cannot be read further
     */
    void play() throws SessionException, InterruptedException {
        for (Optional<ScriptStep> next = scriptReader.next(); next.isPresent(); next = scriptReader.next()) {
            switch (next.get()) {
                case ScriptStep.MessageStep step -> {
                    if (step.direction() == own) {
                        send(step);
                    } else {
                        awaitMessage(step);
                    }
                }
                case ScriptStep.EndStep end -> end(end);
            }
        }
        finish();
    }

    // ---- sending ----

    private void send(ScriptStep.MessageStep first) throws SessionException, InterruptedException {
        List<ScriptStep.MessageStep> together = together(first);
        TimedWrites writes = TimedWrites.of(
                together.stream().map(ScriptStep.MessageStep::message).toList(),
                context.options().pieces());
        awaitTurn(first);
        if (lost.isEmpty() && own == Direction.IN && connection.receiveBuffer().end() != ReceiveBuffer.End.NONE) {
            markLost(ended());
        }
        if (lost.isEmpty()) {
            try {
                write(writes);
            } catch (IOException broken) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("cancelled while writing");
                }
                markLost(ended());
            }
        }
        for (ScriptStep.MessageStep step : together) {
            context.report(
                    client, step, lost.isEmpty() ? ReplayResult.SENT : ReplayResult.UNSENT, Optional.empty(), lost);
        }
        Message last = together.getLast().message();
        lastOwnNeedsPause = !TimedWrites.delimitsItself(last);
        lastOwnNanos = System.nanoTime();
    }

    /** Returns the message together with those that were read with it; they had been sent together. */
    private List<ScriptStep.MessageStep> together(ScriptStep.MessageStep first)
            throws SessionException, InterruptedException {
        List<ScriptStep.MessageStep> together = new ArrayList<>();
        together.add(first);
        long bytes = first.message().size();
        for (Optional<ScriptStep.MessageStep> next = scriptReader.following();
                next.isPresent()
                        && next.get().direction() == own
                        && TimedWrites.arrivedInSameRead(
                                together.getLast().message(), next.get().message())
                        && bytes <= TimedWrites.MOST_TOGETHER;
                next = scriptReader.following()) {
            together.add(next.get());
            bytes += next.get().message().size();
            scriptReader.next();
        }
        return together;
    }

    private void awaitTurn(ScriptStep.MessageStep step) throws InterruptedException {
        if (!lost.isEmpty()) {
            return;
        }
        long due = schedule.due(step.at());
        if (lastOwnNeedsPause || (lastOwnNanos != 0 && !TimedWrites.delimitsItself(step.message()))) {
            due = Math.max(due, lastOwnNanos + MIN_PAUSE_NANOS);
        }
        pause(due - System.nanoTime());
    }

    private void write(TimedWrites writes) throws IOException, InterruptedException {
        for (TimedWrites.Piece piece : writes.pieces()) {
            pause(context.options().speed().nanos(piece.pauseMicros()));
            connection.write(piece.bytes());
        }
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    private void markLost(CodedText why) {
        lost = Optional.of(why);
        context.reportBroken(client.id(), client.name(), others, why);
    }

    private CodedText ended() {
        if (connection.isGivenUp()) {
            return ReplayText.LOST_STALLED.with(context.options().stallTime().toSeconds());
        }
        return connection.receiveBuffer().end() == ReceiveBuffer.End.FIN
                ? ReplayText.LOST_HUNG_UP.with()
                : ReplayText.LOST_BROKEN.with();
    }

    // ---- receiving ----

    private void awaitMessage(ScriptStep.MessageStep expected) throws SessionException, InterruptedException {
        ComparisonResult heard =
                comparer.await(expected.message(), deadline(expected.at()), () -> scriptReader.upcoming(others));
        schedule.happened(expected.at(), System.nanoTime());
        lastOwnNeedsPause = false;
        lastOwnNanos = 0;
        context.report(client, expected, heard.result(), heard.received(), heard.why());
    }

    private long deadline(long at) {
        return Math.max(System.nanoTime(), schedule.due(at))
                + context.options().answerTime().toNanos();
    }

    // ---- end of the connection ----

    private void end(ScriptStep.EndStep end) throws InterruptedException {
        boolean ours = switch (end.how()) {
            case CLIENT_FINISHED, CLIENT_RESET -> own == Direction.IN;
            case SERVER_CLOSED, SERVER_LEFT -> own == Direction.OUT;
            case UNKNOWN -> false;
        };
        if (ours) {
            pause(schedule.due(end.at()) - System.nanoTime());
            hangUp(end.how());
        } else if (end.how() != ScriptStep.EndKind.UNKNOWN
                && end.how() != ScriptStep.EndKind.SERVER_LEFT
                && lost.isEmpty()) {
            awaitEnd(end);
        }
    }

    private void hangUp(ScriptStep.EndKind how) throws InterruptedException {
        if (how == ScriptStep.EndKind.CLIENT_RESET) {
            comparer.listenOn(System.nanoTime());
            connection.reset();
        } else {
            connection.finish();
        }
        finished = true;
    }

    private void awaitEnd(ScriptStep.EndStep end) throws InterruptedException {
        boolean over = comparer.listenOn(deadline(end.at()));
        boolean reset = connection.receiveBuffer().end() == ReceiveBuffer.End.RESET;
        Optional<CodedText> why = Optional.empty();
        if (!over) {
            why = Optional.of(ReplayText.END_NONE.with());
        } else if (reset && end.how() != ScriptStep.EndKind.CLIENT_RESET) {
            why = Optional.of(ReplayText.END_BROKEN.with());
        } else if (!reset && end.how() == ScriptStep.EndKind.CLIENT_RESET) {
            why = Optional.of(ReplayText.END_HUNG_UP.with());
        }
        why.ifPresent(text -> context.reportBroken(client.id(), client.name(), others, text));
    }

    /**
     * Reports messages that were not recorded, ends this side's direction of the stream and waits briefly for the
     * other side's end.
     */
    private void finish() throws InterruptedException {
        Duration linger = context.options().lingerTime();
        boolean over = comparer.listenOn(System.nanoTime() + (finished ? 0 : linger.toNanos()));
        if (!finished) {
            connection.finish();
        }
        if (!over) {
            comparer.listenOn(System.nanoTime() + linger.toNanos());
        }
    }
}
