package switchboard.record.memory;

import switchboard.record.log.LogSource;
import switchboard.record.log.QueuedLog;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/** Reads a session in memory. Thread-safe. */
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
    protected CodedText refusal() {
        return RecordText.LOG_CLOSED_MEMORY.with();
    }

    @Override
    protected CodedText explained(Throwable failure) {
        return RecordText.LOG_MEMORY.with(failure.toString());
    }
}
