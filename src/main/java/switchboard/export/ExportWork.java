package switchboard.export;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import switchboard.record.LoggedMessage;
import switchboard.record.MessagePage;
import switchboard.record.SessionException;
import switchboard.record.SessionReader;

/** Reads the messages of an order page by page and hands them to the writer of its format. Used once, by one thread. */
final class ExportWork {
    private final ExportOrder order;
    private final CountingOutput out;
    private final Consumer<ExportProgress> told;
    private long messages;

    /**
     * Creates the work of one export.
     *
     * @param told receives the progress after each page, and may throw to end the export
     */
    ExportWork(ExportOrder order, CountingOutput out, Consumer<ExportProgress> told) {
        this.order = order;
        this.out = out;
        this.told = told;
    }

    /** Writes everything and returns the number of messages written. */
    long run() throws IOException, SessionException {
        try (SessionReader reader = SessionReader.open(order.session())) {
            long newest = reader.newest();
            Timeline timeline = Timeline.of(reader, newest, order.filter(), this::writer, () -> tell(0, newest));
            long looked = 0;
            while (looked < newest) {
                MessagePage page = reader.messages(order.filter(), looked, newest);
                write(page.messages(), timeline);
                looked = page.lookedUpTo();
                tell(looked, newest);
            }
            timeline.end();
            return messages;
        }
    }

    private ExportWriter writer(SessionReader reader) throws IOException, SessionException {
        return switch (order.format()) {
            case CSV -> new CsvWriter(out);
            case JSONL -> new JsonlWriter(out, reader);
            case TXT -> new TranscriptWriter(out, reader, order.zone());
            case PCAPNG -> new PcapngWriter(out);
        };
    }

    private void write(List<LoggedMessage> page, Timeline timeline) throws IOException {
        for (LoggedMessage message : page) {
            timeline.message(message);
            messages++;
        }
    }

    private void tell(long looked, long of) {
        told.accept(new ExportProgress(looked, of, messages, out.bytes()));
    }
}
