package switchboard.export;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import switchboard.filter.Filter;
import switchboard.filter.Readings;
import switchboard.record.LoggedMessage;
import switchboard.record.MessagePage;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;

/** Reads the messages of an order page by page and hands them to the writer of its format. Used once, by one thread. */
final class ExportTask {
    private final ExportRequest request;
    private final CountingOutput out;
    private final Consumer<ExportProgress> progressListener;
    private final BooleanSupplier stopped;
    private long messages;

    /**
     * Creates the work of one export.
     *
     * @param progressListener receives the progress after each page, and may throw to end the export
     * @param stopped whether to end the export within a page, which is then a failure
     */
    ExportTask(
            ExportRequest request,
            CountingOutput out,
            Consumer<ExportProgress> progressListener,
            BooleanSupplier stopped) {
        this.request = request;
        this.out = out;
        this.progressListener = progressListener;
        this.stopped = stopped;
    }

    /** Writes everything and returns the result; what is buffered may still fail to be written. */
    ExportOutcome.Complete run() throws IOException, SessionException {
        try (SessionReader reader = SessionReader.open(request.session(), stopped)) {
            long newest = reader.newest();
            Filter reading = reader.hasReadAgain() ? reading() : Filter.ALL;
            Filter chosen = Filter.all(request.filter(), reading);
            Filter clients = request.filter().equals(Readings.FIRST) ? Filter.ALL : request.filter();
            Timeline timeline = Timeline.of(reader, newest, clients, this::writer, () -> report(0, newest));
            long looked = 0;
            while (looked < newest) {
                MessagePage page = reader.messages(chosen, looked, newest);
                write(page.messages(), timeline);
                looked = page.lookedUpTo();
                report(looked, newest);
            }
            timeline.end();
            long leftOut =
                    reading.isAll() ? 0 : reader.count(Filter.all(Filter.not(reading), request.filter()), newest);
            return new ExportOutcome.Complete(messages, leftOut, out.bytes());
        }
    }

    /**
     * Returns the filter for the last reading of messages that were read again, unless the request says another.
     * Packets are those of the first reading, because only that has the bytes at their places in time.
     */
    private Filter reading() {
        if (Readings.areChosenBy(request.filter())) {
            return Filter.ALL;
        }
        return request.format() == ExportFormat.PCAPNG ? Readings.FIRST : Readings.LAST;
    }

    private ExportWriter writer(SessionReader reader) throws IOException, SessionException {
        ExportFormat format = request.format();
        // The transcript and the packets have the number beside the name.
        boolean numbered = format == ExportFormat.CSV || format == ExportFormat.JSONL;
        Anonymity anonymity = new Anonymity(request.options().anonymous(), numbered);
        return anonymity.around(
                switch (format) {
                    case CSV -> new CsvWriter(out, request.options());
                    case JSONL -> new JsonlWriter(out, reader, anonymity);
                    case TXT -> new TranscriptWriter(out, reader, anonymity, request.zone());
                    case PCAPNG -> new PcapngWriter(out);
                });
    }

    private void write(List<LoggedMessage> page, Timeline timeline) throws IOException {
        for (LoggedMessage message : page) {
            timeline.message(message);
            messages++;
        }
    }

    private void report(long looked, long of) {
        progressListener.accept(new ExportProgress(looked, of, messages, out.bytes()));
    }
}
