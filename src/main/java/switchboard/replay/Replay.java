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
import switchboard.record.reader.RecordedFile;
import switchboard.replay.script.RecordedScripts;
import switchboard.replay.script.Script;
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
    private final PlayerThreads playerThreads;
    private final Thread thread;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable ReplayServer> server = new AtomicReference<>();
    private final CompletableFuture<ReplaySummary> summary = new CompletableFuture<>();

    private Replay(Path session, ReplayPlan plan, ReplayListener listener) {
        this.session = session;
        this.plan = plan;
        this.listener = listener;
        playerThreads = new PlayerThreads(plan.options().atOnce());
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
        ReplayContext context = new ReplayContext(plan.options(), listener);
        int clients = 0;
        Optional<CodedText> failure = Optional.empty();
        try (SessionLog log = RecordedFile.open(session)) {
            RecordedScripts recordedScripts =
                    new RecordedScripts(log, plan.options().code());
            List<Script> scripts = recordedScripts.scripts(plan.clients());
            clients = scripts.size();
            listener.began(
                    clients,
                    scripts.stream()
                            .mapToLong(script -> script.numbers().length)
                            .sum());
            play(context, recordedScripts, scripts);
        } catch (SessionException | ReplayException explained) {
            failure = Optional.of(explained.text());
        } catch (InterruptedException stopped) {
            // Only a call of cancel() interrupts this thread, and it has cancelled the players too.
            failure = Optional.empty();
        } catch (RuntimeException broken) {
            failure = Optional.of(ReplayText.BROKE_DOWN.with(broken.toString()));
            playerThreads.cancel();
            throw broken;
        } finally {
            ReplaySummary over = context.resultCounter().summary(clients, context.after(), cancelled.get(), failure);
            try {
                listener.ended(over);
            } finally {
                summary.complete(over);
            }
        }
    }

    /** Plays all scripts and returns after the last player has ended. */
    private void play(ReplayContext context, RecordedScripts recordedScripts, List<Script> scripts)
            throws SessionException, ReplayException, InterruptedException {
        try {
            switch (plan.side()) {
                case ReplayPlan.Side.Clients side ->
                    new ReplayClients(context, recordedScripts, side, playerThreads).start(scripts);
                case ReplayPlan.Side.Server side -> serve(context, side, recordedScripts, scripts);
            }
            playerThreads.awaitAll(plan.options().stallTime().toNanos());
        } finally {
            awaitCancelled();
        }
    }

    private void serve(
            ReplayContext context, ReplayPlan.Side.Server side, RecordedScripts recordedScripts, List<Script> scripts)
            throws SessionException, ReplayException, InterruptedException {
        ClientMatcher matcher = new ClientMatcher(recordedScripts, scripts);
        try (ReplayServer open = ReplayServer.open(context, recordedScripts, side, matcher, playerThreads)) {
            server.set(open);
            if (!cancelled.get()) {
                listener.listening(side.address(), open.port());
                open.acceptAll();
            }
        } finally {
            server.set(null);
        }
    }

    /** Waits after a cancellation for the players that are still ending. */
    private void awaitCancelled() {
        while (cancelled.get()) {
            try {
                playerThreads.awaitAll(Long.MAX_VALUE);
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
        ReplayServer open = server.get();
        if (open != null) {
            open.close();
        }
        playerThreads.cancel();
    }

    /** Returns the future summary; it completes when the replay is over. */
    public CompletableFuture<ReplaySummary> summary() {
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
