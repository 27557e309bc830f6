package switchboard.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import switchboard.client.ClientException;
import switchboard.client.swarm.Swarm;
import switchboard.client.swarm.SwarmPlan;
import switchboard.client.swarm.SwarmProgress;
import switchboard.client.swarm.SwarmReport;
import switchboard.terminal.ProcessSignals;
import switchboard.terminal.TerminalText;
import switchboard.thread.Threads;

/**
 * Runs the command {@code swarm}.
 *
 * <p>Used by one thread.
 */
public final class SwarmRun {
    private static final int WELL = 0;
    private static final int FAILED = 1;
    private static final long PROGRESS_SECONDS = 5;

    /** The time limit of the end after a signal; a little less than the one of {@link ProcessSignals}. */
    private static final long END_MILLIS = 1_700;

    private final PrintStream out;
    private final PrintStream err;

    public SwarmRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the swarm, prints the summary and returns the exit code.
     *
     * @param onSignal receives the action for a signal that ends the program
     */
    public int run(SwarmOptions options, Consumer<ProcessSignals.Shutdown> onSignal) throws InterruptedException {
        Swarm swarm = Swarm.of(options.plan());
        CountDownLatch told = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(FAILED);
        onSignal.accept(() -> {
            swarm.stop();
            awaitTold(told);
            return code.get();
        });
        err.println(announcement(options.plan()));
        if (!options.leftOut().isEmpty()) {
            err.println("Left out, because " + options.plan().framing().name() + " has no length to be wrong about: "
                    + SwarmArguments.words(options.leftOut()) + ".");
        }
        Threads.platform("swarm-progress", () -> tellProgress(swarm, told)).start();
        try {
            SwarmReport report = swarm.run();
            out.print(options.json() ? SwarmSummary.json(report) : SwarmSummary.text(report));
            out.flush();
            code.set(report.isGood() ? WELL : FAILED);
        } catch (ClientException explained) {
            err.println(TerminalText.of(explained));
        } finally {
            told.countDown();
        }
        return code.get();
    }

    private static void awaitTold(CountDownLatch told) {
        try {
            told.await(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String announcement(SwarmPlan plan) {
        String time = plan.time().isZero() ? "until Ctrl-C" : "for " + seconds(plan) + " s, or until Ctrl-C";
        String rate = plan.rate() == 0
                ? "as many messages as they can"
                : TextTable.counted((long) plan.rate(), "message") + " a second";
        return String.format(
                Locale.ROOT,
                "Seed %d: %s %s, %s, %s.",
                plan.seed(),
                TextTable.counted(plan.mix().size(), "client"),
                "(" + plan.mix() + ")",
                rate,
                time);
    }

    private static String seconds(SwarmPlan plan) {
        return BigDecimal.valueOf(plan.time().toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Prints a line of progress every few seconds until the summary is printed; runs in a thread of its own. */
    private void tellProgress(Swarm swarm, CountDownLatch told) {
        try {
            for (long at = PROGRESS_SECONDS; !told.await(PROGRESS_SECONDS, TimeUnit.SECONDS); at += PROGRESS_SECONDS) {
                SwarmProgress now = swarm.progress();
                err.println(String.format(
                        Locale.ROOT,
                        "%,4d s  %,d connected  %,d sent  %,d replies",
                        at,
                        now.connected(),
                        now.sent(),
                        now.replies()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
