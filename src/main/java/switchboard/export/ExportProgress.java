package switchboard.export;

/**
 * How far an export is. Immutable.
 *
 * @param looked how many messages were looked at
 * @param of how many there are to look at; 0 while that is not known
 * @param messages how many of them were written
 * @param bytes how many bytes were written
 */
public record ExportProgress(long looked, long of, long messages, long bytes) {
    /** Returns how much of the work is done, from 0 to 1. */
    public double fraction() {
        return of == 0 ? 0 : Math.min(1.0, looked / (double) of);
    }
}
