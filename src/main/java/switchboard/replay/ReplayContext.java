package switchboard.replay;

import java.time.Duration;
import java.util.Optional;
import switchboard.model.ConnectionId;
import switchboard.record.LoggedClient;
import switchboard.replay.compare.ReplayResult;
import switchboard.replay.script.ScriptStep;
import switchboard.text.CodedText;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * The state shared by all players of a replay: options, listener, counts and the start time.
 *
 * <p>Thread-safe.
 */
final class ReplayContext {
    private final ReplayOptions options;
    private final ReplayListener listener;
    private final ResultCounter resultCounter = new ResultCounter();
    private final long began = System.nanoTime();

    ReplayContext(ReplayOptions options, ReplayListener listener) {
        this.options = options;
        this.listener = listener;
    }

    ReplayOptions options() {
        return options;
    }

    ResultCounter resultCounter() {
        return resultCounter;
    }

    Duration after() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    void report(
            LoggedClient client,
            ScriptStep.MessageStep step,
            ReplayResult result,
            Optional<Message> received,
            Optional<CodedText> why) {
        report(new ReplayOutcome(
                client.id(),
                client.name(),
                step.number(),
                step.direction(),
                result,
                Optional.of(step.message()),
                received,
                why,
                after()));
    }

    void reportExtra(LoggedClient client, Direction direction, Message message, Optional<CodedText> why) {
        report(new ReplayOutcome(
                client.id(),
                client.name(),
                0,
                direction,
                ReplayResult.EXTRA,
                Optional.empty(),
                Optional.of(message),
                why,
                after()));
    }

    /** Reports a connection that differs from the recording; {@code direction} is that of the side concerned. */
    void reportBroken(ConnectionId client, String name, Direction direction, CodedText why) {
        report(new ReplayOutcome(
                client,
                name,
                0,
                direction,
                ReplayResult.BROKEN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(why),
                after()));
    }

    private void report(ReplayOutcome outcome) {
        resultCounter.count(outcome.result());
        listener.outcome(outcome);
    }
}
