package switchboard.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.text.CodedText;
import switchboard.text.ReplayText;
import switchboard.thread.Threads;

/**
 * A replay of a session or of some of its clients.
 *
 * <p>Thread-safe. All work, including reading the session's file, runs in threads of its own.
 */
public final class Replay implements AutoCloseable {
    private final Path session;
    private final ReplayPlan plan;
    private final ReplayListener listener;
    private final Players players;
    private final Thread thread;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable Counterpart> counterpart = new AtomicReference<>();
    private final CompletableFuture<Summary> summary = new CompletableFuture<>();

    private Replay(Path session, ReplayPlan plan, ReplayListener listener) {
        this.session = session;
        this.plan = plan;
        this.listener = listener;
        players = new Players(plan.options().atOnce());
        thread = Threads.platform("replay", this::run);
    }

    /**
     * Starts a replay and returns at once; the listener receives the results.
     *
     * @param session a session file, possibly one that is being recorded
     */
    public static Replay start(Path session, ReplayPlan plan, ReplayListener listener) {
        Replay replay = new Replay(session, plan, listener);
        replay.thread.start();
        return replay;
    }

    private void run() {
        Stage stage = new Stage(plan.options(), listener);
        int clients = 0;
        Optional<CodedText> failure = Optional.empty();
        try (SessionLog log = SessionLog.open(session)) {
            Recording recording = new Recording(log);
            List<Script> scripts = recording.scripts(plan.clients());
            clients = scripts.size();
            listener.began(
                    clients,
                    scripts.stream()
                            .mapToLong(script -> script.numbers().length)
                            .sum());
            play(stage, recording, scripts);
        } catch (SessionException | ReplayException explained) {
            failure = Optional.of(explained.text());
        } catch (InterruptedException stopped) {
            // Only a call of cancel() interrupts this thread, and it has cancelled the players too.
            failure = Optional.empty();
        } catch (RuntimeException broken) {
            failure = Optional.of(ReplayText.BROKE_DOWN.with(broken.toString()));
            players.cancel();
            throw broken;
        } finally {
            Summary over = stage.tally().summary(clients, stage.after(), cancelled.get(), failure);
            try {
                listener.ended(over);
            } finally {
                summary.complete(over);
            }
        }
    }

    /** Plays all scripts and returns after the last player has ended. */
    private void play(Stage stage, Recording recording, List<Script> scripts)
            throws SessionException, ReplayException, InterruptedException {
        try {
            switch (plan.side()) {
                case ReplayPlan.Side.Clients side -> new Callers(stage, recording, side, players).start(scripts);
                case ReplayPlan.Side.Server side -> serve(stage, side, recording, scripts);
            }
            players.awaitAll(plan.options().stallTime().toNanos());
        } finally {
            awaitCancelled();
        }
    }

    private void serve(Stage stage, ReplayPlan.Side.Server side, Recording recording, List<Script> scripts)
            throws SessionException, ReplayException, InterruptedException {
        Casting casting = new Casting(recording, scripts);
        try (Counterpart open = Counterpart.open(stage, recording, side, casting, players)) {
            counterpart.set(open);
            if (!cancelled.get()) {
                listener.listening(side.address(), open.port());
                open.acceptAll();
            }
        } finally {
            counterpart.set(null);
        }
    }

    /** Waits after a cancellation for the players that are still ending. */
    private void awaitCancelled() {
        while (cancelled.get()) {
            try {
                players.awaitAll(Long.MAX_VALUE);
                return;
            } catch (InterruptedException again) {
                // A second cancellation interrupted the wait; the players end soon all the same.
                continue;
            }
        }
    }

    /** Stops the replay soon; the listener receives its end as usual. */
    public void cancel() {
        cancelled.set(true);
        thread.interrupt();
        Counterpart open = counterpart.get();
        if (open != null) {
            open.close();
        }
        players.cancel();
    }

    /** Returns the future summary; it completes when the replay is over. */
    public CompletableFuture<Summary> summary() {
        return summary.copy();
    }

    /** Stops the replay and waits until all its threads have ended. */
    @Override
    public void close() {
        if (!summary.isDone()) {
            cancel();
        }
        summary.join();
    }
}
