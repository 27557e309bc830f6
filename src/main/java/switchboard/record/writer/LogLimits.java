package switchboard.record.writer;

/**
 * The sizes of a write-ahead log at which something is done about it, in bytes. Immutable.
 *
 * @param checkpoint from here on it is copied into the database
 * @param report from here on its size is reported, and again each time it has doubled
 * @param most from here on recording continues in a new file
 */
record LogLimits(long checkpoint, long report, long most) {
    static final LogLimits USUAL = new LogLimits(32L << 20, 64L << 20, 1L << 30);
}
