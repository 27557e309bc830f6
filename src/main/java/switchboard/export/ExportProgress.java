package switchboard.export;

/**
 * The progress of an export. Immutable.
 *
 * @param looked the number of messages checked so far
 * @param of the number of messages to check; 0 while it is not known
 * @param messages the number of messages written
 * @param bytes the number of bytes written
 */
public record ExportProgress(long looked, long of, long messages, long bytes) {
    /** Returns the share of the work that is done, from 0 to 1. */
    public double fraction() {
        return of == 0 ? 0 : Math.min(1.0, looked / (double) of);
    }
}
