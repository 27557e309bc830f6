package switchboard.record.writer;

/**
 * The state of a write-ahead log after a checkpoint. Immutable.
 *
 * @param bytes the bytes of the log
 * @param left the bytes of the log that are not in the database yet
 */
record LogState(long bytes, long left) {}
