package switchboard.record.memory;

import switchboard.record.LogSource;
import switchboard.record.QueuedLog;

/** Reads what memory keeps of a session. Thread-safe. */
final class MemoryLog extends QueuedLog {
    private final MemorySource source;

    MemoryLog(MemorySource source) {
        this.source = source;
        begin();
    }

    @Override
    protected LogSource source() {
        return source;
    }

    @Override
    protected void closeSource() {
        source.close();
    }

    @Override
    protected String subject() {
        return "the messages in memory";
    }

    @Override
    protected String explained(Throwable failure) {
        return "The messages in memory can't be read (" + failure + ").";
    }
}
