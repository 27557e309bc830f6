package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.event.LiveChanges;
import switchboard.model.ClientStep;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.record.LoggedClient;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.live.LiveModel;

/**
 * Finds the steps of the clients: those that the session has, and those that happen now. Event dispatch thread only;
 * never waits.
 */
public final class LogSteps {
    private final SessionLog log;
    private final Executor edt;
    private final LiveModel live;
    private final Consumer<List<LogStep>> onSteps;

    /** The clients that finished sending before they left; the time at which these left is not known. */
    private final Set<ConnectionId> finished = new HashSet<>();

    /**
     * Creates a finder.
     *
     * @param edt runs callbacks of the log: the event dispatch thread
     * @param onSteps gets steps in order
     */
    public LogSteps(SessionLog log, Executor edt, LiveModel live, Consumer<List<LogStep>> onSteps) {
        this.log = log;
        this.edt = edt;
        this.live = live;
        this.onSteps = onSteps;
    }

    /** Reads the steps that the session has. A failure leaves them out; that of the messages is told. */
    public void read() {
        FutureCallbacks.deliver(log.clients(), edt, this::recorded, failure -> {});
    }

    private void recorded(List<LoggedClient> clients) {
        List<LogStep> steps = new ArrayList<>();
        for (LoggedClient client : clients) {
            boolean twice = client.step(ClientStep.Kind.FINISHED).isPresent();
            for (ClientStep step : client.steps()) {
                long left = twice && step.kind() == ClientStep.Kind.FINISHED
                        ? 0
                        : client.closedAt().orElse(0);
                steps.add(new LogStep(
                        step,
                        step.kind() == ClientStep.Kind.CAME ? client.openedAt() : left,
                        client.name(),
                        client.peer(),
                        step.kind() == ClientStep.Kind.LEFT ? client.farewell() : Optional.empty()));
            }
        }
        steps.sort((one, other) -> Long.compare(one.step().place(), other.step().place()));
        onSteps.accept(steps);
    }

    /** Takes the steps in, which have been recorded since the last call. */
    public void accept(LiveChanges changes) {
        if (!changes.recorded().steps().isEmpty()) {
            onSteps.accept(
                    changes.recorded().steps().stream().map(this::happened).toList());
        }
    }

    private LogStep happened(ClientStep step) {
        Optional<ClientSummary> client = live.client(step.client());
        boolean came = step.kind() == ClientStep.Kind.CAME;
        boolean unknown = step.kind() == ClientStep.Kind.LEFT && finished.remove(step.client());
        if (step.kind() == ClientStep.Kind.FINISHED) {
            finished.add(step.client());
        }
        return new LogStep(
                step,
                unknown
                        ? 0
                        : client.map(one -> came ? one.info().openedAt() : one.closedAt())
                                .orElse(0L),
                client.map(ClientSummary::name).orElse(""),
                client.map(one -> one.info().peer()).orElse(""),
                step.kind() == ClientStep.Kind.LEFT ? client.flatMap(ClientSummary::farewell) : Optional.empty());
    }
}
