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
 * One export: made from an order, run once, watched and cancelled from any thread.
 *
 * <p>Where it ends in a file, that file is complete or absent: it is written under another name in the same folder,
 * forced to the disk, and only then gets its own.
 */
public final class Export {
    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private final ExportOrder order;
    private final CompletableFuture<ExportOutcome> outcome = new CompletableFuture<>();
    private volatile ExportProgress progress = new ExportProgress(0, 0, 0, 0);
    private volatile boolean cancelled;

    /** Creates one; {@link #start} or {@link #run} begins it. */
    public Export(ExportOrder order) {
        this.order = order;
    }

    /** Begins an export on a thread of its own; returns at once. */
    public static Export start(ExportOrder order) {
        Export export = new Export(order);
        Threads.platform("export", export::run).start();
        return export;
    }

    /** Does it on this thread, and return how it ended; also {@link #outcome} is told. Call it once. */
    public ExportOutcome run() {
        ExportOutcome end = outcomeOfWork();
        outcome.complete(end);
        return end;
    }

    private ExportOutcome outcomeOfWork() {
        try {
            return switch (order.target()) {
                case ExportTarget.ToFile file -> toFile(file);
                case ExportTarget.ToStream stream -> write(new CountingOutput(stream.out()));
            };
        } catch (CancellationException asked) {
            return new ExportOutcome.Cancelled();
        } catch (SessionException explained) {
            return new ExportOutcome.Failed(explained.text());
        } catch (IOException failure) {
            LOG.debug("The export {} failed", order, failure);
            return new ExportOutcome.Failed(explained(failure));
        } catch (RuntimeException | Error failure) {
            // Whatever it was: somebody waits for the outcome.
            LOG.debug("The export {} failed", order, failure);
            return new ExportOutcome.Failed(ExportText.FAILED_BROKEN.with(failure.toString()));
        }
    }

    private CodedText explained(IOException failure) {
        return switch (order.target()) {
            case ExportTarget.ToFile file -> ExportText.FAILED_WRITING.with(FileFailure.why(failure, file.path()));
            case ExportTarget.ToStream stream -> ExportText.FAILED_OUTPUT.with();
        };
    }

    private ExportOutcome toFile(ExportTarget.ToFile target) throws IOException, SessionException {
        try (CompleteFile file = CompleteFile.begin(target, order.session())) {
            ExportOutcome written = write(file.out());
            file.complete();
            return written;
        }
    }

    private ExportOutcome write(CountingOutput out) throws IOException, SessionException {
        long messages = new ExportWork(order, out, this::tell).run();
        out.flush();
        return new ExportOutcome.Complete(messages, out.bytes());
    }

    /** Keeps the progress, and end the work here if it was cancelled. */
    private void tell(ExportProgress now) {
        progress = now;
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** Returns how far it is. */
    public ExportProgress progress() {
        return progress;
    }

    /** Asks it to end without a result; one that is complete stays. */
    public void cancel() {
        cancelled = true;
    }

    /** Returns how it will have ended; completed on the thread that does it. Never fails. */
    public CompletableFuture<ExportOutcome> outcome() {
        return outcome;
    }
}
