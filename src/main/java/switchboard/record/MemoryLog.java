package switchboard.record;

/** Reads what memory keeps of a session. Thread-safe. */
final class MemoryLog extends QueuedLog {
    private final MemorySource source;

    MemoryLog(MemorySource source) {
        this.source = source;
    }

    @Override
    LogSource source() {
        return source;
    }

    @Override
    void closeSource() {
        source.close();
    }

    @Override
    String subject() {
        return "the messages in memory";
    }

    @Override
    String explained(Throwable failure) {
        return "The messages in memory can't be read (" + failure + ").";
    }
}
