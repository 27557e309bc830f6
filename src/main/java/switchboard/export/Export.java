package switchboard.export;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.system.FileFailure;
import switchboard.text.CodedText;
import switchboard.text.ExportText;
import switchboard.thread.Threads;

/**
 * One export of a session. It runs once; any thread may watch and cancel it. Thread-safe.
 *
 * <p>An export to a file leaves a complete file or none: it writes a temporary file in the same folder, syncs it to the
 * disk, and renames it.
 */
public final class Export {
    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final ExportRequest request;
    private final CompletableFuture<ExportOutcome> outcome = new CompletableFuture<>();
    private volatile ExportProgress progress = new ExportProgress(0, 0, 0, 0);
    private volatile boolean cancelled;

    /** Creates an export; {@link #start} or {@link #run} begins it. */
    public Export(ExportRequest request) {
        this.request = request;
    }

    /** Starts an export on its own platform thread and returns at once. */
    public static Export start(ExportRequest request) {
        Export export = new Export(request);
        Threads.platform("export", export::run).start();
        return export;
    }

    /** Runs the export on the calling thread, completes {@link #outcome}, and returns it. Must be called once only. */
    public ExportOutcome run() {
        ExportOutcome end = outcomeOfWork();
        outcome.complete(end);
        return end;
    }

    private ExportOutcome outcomeOfWork() {
        try {
            return switch (request.target()) {
                case ExportTarget.ToFile file -> toFile(file);
                case ExportTarget.ToStream stream -> write(new CountingOutput(stream.out()));
            };
        } catch (CancellationException asked) {
            return new ExportOutcome.Cancelled();
        } catch (SessionException explained) {
            return cancelled ? new ExportOutcome.Cancelled() : new ExportOutcome.Failed(explained.text());
        } catch (IOException failure) {
            LOG.debug("The export {} failed", request, failure);
            return new ExportOutcome.Failed(explained(failure));
        } catch (RuntimeException | Error failure) {
            // An error also becomes an outcome, because a caller waits for one.
            LOG.debug("The export {} failed", request, failure);
            return new ExportOutcome.Failed(ExportText.FAILED_BROKEN.with(failure.toString()));
        }
    }

    private CodedText explained(IOException failure) {
        return switch (request.target()) {
            case ExportTarget.ToFile file -> ExportText.FAILED_WRITING.with(FileFailure.why(failure, file.path()));
            case ExportTarget.ToStream stream -> ExportText.FAILED_OUTPUT.with();
        };
    }

    private ExportOutcome toFile(ExportTarget.ToFile target) throws IOException, SessionException {
        try (AtomicFile file = AtomicFile.begin(target, request.session())) {
            ExportOutcome written = write(file.out());
            file.complete();
            return written;
        }
    }

    private ExportOutcome write(CountingOutput out) throws IOException, SessionException {
        ExportOutcome written = new ExportTask(request, out, this::report, () -> cancelled).run();
        out.flush();
        return written;
    }

    /** Publishes the progress, and ends the work if the export was cancelled. */
    private void report(ExportProgress now) {
        progress = now;
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** Returns the progress after the last page. */
    public ExportProgress progress() {
        return progress;
    }

    /** Asks the export to stop without a result. An export that is already complete is kept. */
    public void cancel() {
        cancelled = true;
    }

    /** Returns the future outcome. It is completed on the thread that runs the export, and never exceptionally. */
    public CompletableFuture<ExportOutcome> outcome() {
        return outcome;
    }
}
