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
 * A session, or some clients of it, being played again.
 *
 * <p>Thread-safe. It does its work, reading the session's file too, on threads of its own.
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
     * Begins to play; returns at once, what comes of it hears the listener.
     *
     * @param session a session's file, also one that is being recorded
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
            // Only cancelling interrupts, and that has cancelled the players too.
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

    /** Plays all scripts, and leave only when nobody plays any more. */
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

    /** After a cancel, wait for those who are on their way out. */
    private void awaitCancelled() {
        while (cancelled.get()) {
            try {
                players.awaitAll(Long.MAX_VALUE);
                return;
            } catch (InterruptedException again) {
                // Somebody cancelled twice: the players are gone all the same in a moment.
                continue;
            }
        }
    }

    /** Stops it soon; the listener hears of its end as usual. */
    public void cancel() {
        cancelled.set(true);
        thread.interrupt();
        Counterpart open = counterpart.get();
        if (open != null) {
            open.close();
        }
        players.cancel();
    }

    /** Returns how it went, when it is over. */
    public CompletableFuture<Summary> summary() {
        return summary.copy();
    }

    /** Stops it and wait until nothing of it is left. */
    @Override
    public void close() {
        if (!summary.isDone()) {
            cancel();
        }
        summary.join();
    }
}
