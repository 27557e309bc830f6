package switchboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import switchboard.export.Export;
import switchboard.export.ExportFormat;
import switchboard.export.ExportOptions;
import switchboard.export.ExportOutcome;
import switchboard.export.ExportProgress;
import switchboard.export.ExportRequest;
import switchboard.export.ExportTarget;
import switchboard.filter.Filter;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.Readings;
import switchboard.filter.TimeReference;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.LockedSession;
import switchboard.terminal.TerminalText;
import switchboard.terminal.TextTable;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.text.ExportText;
import switchboard.wire.Escapes;

/**
 * The command {@code export}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "export",
        headerHeading = "Exports a recorded session, or a live one, for other programs.%n%n",
        customSynopsis = {
            "switchboard export SESSION --format csv|jsonl|txt|pcapng --out FILE [OPTIONS]",
            "switchboard export latest --format csv --out lesson.csv --filter \"from:ana is:problem\""
        },
        footerHeading = "%n",
        footer = {
            "csv     a table; text that looks like a formula gets an apostrophe in front",
            "jsonl   one object a line, from which every byte can be rebuilt",
            "txt     a transcript for people",
            "pcapng  packets with made-up headers, for Wireshark; assets/header64.lua explains them"
        })
final class ExportCommand implements RunnableCommand {
    /** The interval of progress updates, and the time limit for printing the end after a signal. */
    private static final long STEP_MILLIS = 200;

    /** The time limit for the export's end after a signal. */
    private static final long END_MILLIS = 1_500;

    private final CommandContext context;
    private final PrintStream out;
    private final PrintStream err;

    @Mixin
    private SessionArgument session = new SessionArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, txt or pcapng; unless given, what the name of FILE ends in.")
    private @Nullable String format;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; - for standard output.")
    private @Nullable String target;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only messages that this filter lets through, written as in the window.")
    private String filter = "";

    @Option(
            names = "--separator",
            paramLabel = "SEP",
            description = "Between the columns of csv: , ; | or tab. A comma unless given.")
    private @Nullable String separator;

    @Option(
            names = "--digits-as-text",
            description = "In csv, an apostrophe before digits that spreadsheets shorten: 12 and more, or 0 in front.")
    private boolean digitsAsText;

    @Option(
            names = "--anonymous",
            description = "Leave out names, addresses and notes; clients have numbers. Messages stay as they are,"
                    + " also where somebody wrote a name in one.")
    private boolean anonymous;

    @Option(
            names = "--first-reading",
            description = "Messages that were read again in another framing as they were read first, not last.")
    private boolean firstReading;

    @Option(names = "--force", description = "Replace FILE if it is there.")
    private boolean replace;

    ExportCommand(CommandContext context) {
        this.context = context;
        out = context.streams().out();
        err = context.streams().err();
    }

    private Filter reading(Filter chosen) {
        return firstReading ? Filter.all(chosen, Readings.FIRST) : chosen;
    }

    @Override
    public Optional<CodedText> usage() {
        return Optional.of(AppText.WANTED_EXPORT.with());
    }

    @Override
    public Integer call() throws UsageException, SessionException, InterruptedException {
        if (target == null) {
            throw new UsageException(AppText.WANTED_EXPORT.with());
        }
        ExportFormat chosen = format(target);
        ExportOptions options = options(chosen);
        Optional<Path> file = target.equals("-") ? Optional.empty() : Optional.of(OptionValues.path("--out", target));
        Path recorded = session.file(context.archive().get());
        if (file.isPresent() && !replace && Files.exists(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            throw new SessionException(
                    ExportText.FILE_EXISTS_TYPED.with(file.get().toString()));
        }
        ExportTarget place = file.isPresent()
                ? new ExportTarget.ToFile(file.get(), replace)
                : new ExportTarget.ToStream(new CheckedOutput(out));
        Export export = Export.start(new ExportRequest(
                        recorded,
                        chosen,
                        reading(filter(recorded)),
                        place,
                        context.clock().getZone())
                .with(options));
        CountDownLatch told = new CountDownLatch(1);
        context.onSignal().accept(() -> {
            export.cancel();
            return awaitEnd(export.outcome(), told);
        });
        try {
            return tell(watch(export), file);
        } finally {
            told.countDown();
        }
    }

    private ExportFormat format(String file) throws UsageException {
        List<String> words =
                Arrays.stream(ExportFormat.values()).map(ExportFormat::word).toList();
        String word = format == null ? file.substring(file.lastIndexOf('.') + 1) : format;
        Optional<ExportFormat> known = ExportFormat.of(word);
        if (known.isEmpty()) {
            throw new UsageException(
                    format == null
                            ? AppText.WANTED_EXPORT.with()
                            : OptionValues.meant(AppText.VALUE_FORMAT.with(OptionValues.quoted(word)), word, words));
        }
        return known.get();
    }

    private ExportOptions options(ExportFormat format) throws UsageException {
        if (format != ExportFormat.CSV && (separator != null || digitsAsText)) {
            throw new UsageException(AppText.EXPORT_CSV_ONLY.with(
                    separator != null ? "--separator" : "--digits-as-text", format.word()));
        }
        return new ExportOptions(separator == null ? ',' : separator(separator), digitsAsText, anonymous);
    }

    private static char separator(String typed) throws UsageException {
        return switch (typed) {
            case "," -> ',';
            case ";" -> ';';
            case "|" -> '|';
            case "tab", "\t", "\\t" -> '\t';
            default -> throw new UsageException(AppText.VALUE_SEPARATOR.with(OptionValues.quoted(typed)));
        };
    }

    /** Waits after a signal until the export has stopped and its end has been printed; returns the exit code. */
    private static int awaitEnd(CompletableFuture<ExportOutcome> outcome, CountDownLatch told) {
        try {
            ExportOutcome end = outcome.get(END_MILLIS, TimeUnit.MILLISECONDS);
            boolean said = told.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
            return said && end instanceof ExportOutcome.Complete ? ExitCode.SUCCESS : ExitCode.FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        } catch (ExecutionException | TimeoutException stuck) {
            return ExitCode.FAILED;
        }
    }

    private Filter filter(Path recorded) throws UsageException, SessionException {
        if (filter.isBlank()) {
            return Filter.ALL;
        }
        return switch (FilterLanguage.parse(
                filter, new TimeReference(context.clock().getZone(), now(recorded)))) {
            case ParsedFilter.Valid understood -> understood.filter();
            case ParsedFilter.Invalid misunderstood ->
                throw new UsageException(AppText.VALUE_FILTER.with(misunderstood.text()));
        };
    }

    /**
     * Returns the reference time of the filter in microseconds since 1970: the present for a live session, otherwise
     * the time of its newest message.
     */
    private long now(Path recorded) throws SessionException {
        if (LockedSession.use(recorded) != SessionUsage.NOBODY) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, context.clock().instant());
        }
        try (SessionReader reader = SessionReader.open(recorded)) {
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
                if (context.showProgress().getAsBoolean()) {
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

    private int tell(ExportOutcome outcome, Optional<Path> file) {
        return switch (outcome) {
            case ExportOutcome.Complete complete -> {
                file.ifPresent(written -> out.println(Escapes.text(written.toString()) + ": "
                        + TextTable.counted(complete.messages(), "message") + ", "
                        + TextTable.size(complete.bytes())));
                if (complete.messages() == 0 && !filter.isBlank()) {
                    err.println(ExportText.NO_MATCH.with().english());
                }
                if (complete.messages() > 0 && anonymous) {
                    err.println(ExportText.ANONYMOUS.with().english());
                }
                yield ExitCode.SUCCESS;
            }
            case ExportOutcome.Cancelled cancelled -> {
                err.println(file.isPresent() ? "Cancelled: no file was written." : "Cancelled.");
                yield ExitCode.FAILED;
            }
            case ExportOutcome.Failed failed -> {
                err.println(TerminalText.inert(failed.text().english()));
                yield ExitCode.FAILED;
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
