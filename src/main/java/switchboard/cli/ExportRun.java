package switchboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import switchboard.archive.Archive;
import switchboard.export.Export;
import switchboard.export.ExportOutcome;
import switchboard.export.ExportProgress;
import switchboard.export.ExportRequest;
import switchboard.export.ExportTarget;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.TimeReference;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.LockedSession;
import switchboard.terminal.ProcessSignals;
import switchboard.terminal.TerminalText;
import switchboard.text.AppText;
import switchboard.text.ExportText;
import switchboard.wire.Escapes;

/**
 * Runs the command {@code export}.
 *
 * <p>Used by one thread.
 */
public final class ExportRun {
    private static final int WELL = 0;
    private static final int FAILED = 1;

    /** The interval of progress updates, and the time limit for printing the end after a signal. */
    private static final long STEP_MILLIS = 200;

    /** The time limit for the export's end after a signal. */
    private static final long END_MILLIS = 1_500;

    private final Archive archive;
    private final ZoneId zone;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean showProgress;

    /**
     * Creates the run.
     *
     * @param showProgress whether progress is shown on {@code err}
     */
    public ExportRun(
            Archive archive, ZoneId zone, InstantSource clock, PrintStream out, PrintStream err, boolean showProgress) {
        this.archive = archive;
        this.zone = zone;
        this.clock = clock;
        this.out = out;
        this.err = err;
        this.showProgress = showProgress;
    }

    /**
     * Runs the export and returns the exit code.
     *
     * @param onSignal receives the action for a signal that ends the program
     * @throws UsageException if the filter is wrong
     * @throws SessionException if the session does not exist or cannot be read
     */
    public int run(ExportOptions options, Consumer<ProcessSignals.Shutdown> onSignal)
            throws UsageException, SessionException, InterruptedException {
        Path session = SessionLookup.file(archive, options.session());
        if (options.out().isPresent()
                && !options.replace()
                && Files.exists(options.out().get(), LinkOption.NOFOLLOW_LINKS)) {
            throw new SessionException(
                    ExportText.FILE_EXISTS_TYPED.with(options.out().get().toString()));
        }
        ExportTarget target = options.out().isPresent()
                ? new ExportTarget.ToFile(options.out().get(), options.replace())
                : new ExportTarget.ToStream(new CheckedOutput(out));
        Filter filter = filter(session, options.filter());
        Export export = Export.start(new ExportRequest(session, options.format(), filter, target, zone));
        CountDownLatch told = new CountDownLatch(1);
        onSignal.accept(() -> {
            export.cancel();
            return awaitEnd(export.outcome(), told);
        });
        try {
            ExportOutcome outcome = watch(export);
            return tell(outcome, options);
        } finally {
            told.countDown();
        }
    }

    /** Waits after a signal until the export has stopped and its end has been printed; returns the exit code. */
    private static int awaitEnd(CompletableFuture<ExportOutcome> outcome, CountDownLatch told) {
        try {
            ExportOutcome end = outcome.get(END_MILLIS, TimeUnit.MILLISECONDS);
            boolean said = told.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
            return said && end instanceof ExportOutcome.Complete ? WELL : FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (ExecutionException | TimeoutException stuck) {
            return FAILED;
        }
    }

    private Filter filter(Path session, String typed) throws UsageException, SessionException {
        if (typed.isBlank()) {
            return Filter.ALL;
        }
        return switch (FilterLanguage.parse(typed, new TimeReference(zone, now(session)))) {
            case ParsedFilter.Valid understood -> understood.filter();
            case ParsedFilter.Invalid misunderstood ->
                throw new UsageException(AppText.VALUE_FILTER.with(misunderstood.text()));
        };
    }

    /**
     * Returns the reference time of the filter in microseconds since 1970: the present for a live session, otherwise
     * the time of its newest message.
     */
    private long now(Path session) throws SessionException {
        if (LockedSession.use(session) != SessionUsage.NOBODY) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        }
        try (SessionReader reader = SessionReader.open(session)) {
            return reader.content().lastAt();
        }
    }

    private ExportOutcome watch(Export export) throws InterruptedException {
        int shown = 0;
        while (true) {
            try {
                ExportOutcome outcome = export.outcome().get(STEP_MILLIS, TimeUnit.MILLISECONDS);
                if (shown > 0) {
                    err.print("\r" + " ".repeat(shown) + "\r");
                    err.flush();
                }
                return outcome;
            } catch (TimeoutException timedOut) {
                if (showProgress) {
                    String line = progress(export.progress());
                    err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
                    err.flush();
                    shown = line.length();
                }
            } catch (ExecutionException never) {
                return new ExportOutcome.Failed(ExportText.FAILED_STUCK.with(String.valueOf(never.getCause())));
            }
        }
    }

    private static String progress(ExportProgress now) {
        return String.format(
                Locale.ROOT,
                "%3.0f %%  %s, %s",
                100 * now.fraction(),
                TextTable.counted(now.messages(), "message"),
                TextTable.size(now.bytes()));
    }

    private int tell(ExportOutcome outcome, ExportOptions options) {
        return switch (outcome) {
            case ExportOutcome.Complete complete -> {
                options.out()
                        .ifPresent(file -> out.println(Escapes.text(file.toString()) + ": "
                                + TextTable.counted(complete.messages(), "message") + ", "
                                + TextTable.size(complete.bytes())));
                yield WELL;
            }
            case ExportOutcome.Cancelled cancelled -> {
                err.println(options.out().isPresent() ? "Cancelled: no file was written." : "Cancelled.");
                yield FAILED;
            }
            case ExportOutcome.Failed failed -> {
                err.println(TerminalText.inert(failed.text().english()));
                yield FAILED;
            }
        };
    }

    /**
     * Reports failed writes to standard output. {@link PrintStream} hides them, so a closed pipe would not be noticed.
     */
    private static final class CheckedOutput extends OutputStream {
        private final PrintStream out;

        CheckedOutput(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            if (out.checkError()) {
                throw new IOException("nobody reads standard output any more");
            }
        }
    }
}
