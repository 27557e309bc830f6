package switchboard.ui.wire.compare;

import java.util.List;

/**
 * Two ranges of bytes side by side in columns. Immutable; the arrays must not be changed.
 *
 * <p>A column has a byte of each range, or of one of them only.
 */
final class ByteAlignment {
    /**
     * Bytes of both ranges that stand in the same columns from a column on; the longer side stands alone at its end.
     *
     * @param column the first column
     * @param first the index of the first byte of the first range
     * @param firstLength the number of its bytes
     * @param second the index of the first byte of the second range
     * @param secondLength the number of its bytes
     */
    record Run(int column, int first, int firstLength, int second, int secondLength) {
        int columns() {
            return Math.max(firstLength, secondLength);
        }

        int endColumn() {
            return column + columns();
        }
    }

    /** The index of a byte that is not there. */
    static final int NONE = -1;

    private final byte[] first;
    private final byte[] second;
    private final List<Run> runs;
    private final int differing;

    ByteAlignment(byte[] first, byte[] second, List<Run> runs) {
        this.first = first;
        this.second = second;
        this.runs = List.copyOf(runs);
        int count = 0;
        for (Run run : this.runs) {
            count += Math.abs(run.firstLength() - run.secondLength());
            int paired = Math.min(run.firstLength(), run.secondLength());
            for (int i = 0; i < paired; i++) {
                count += first[run.first() + i] == second[run.second() + i] ? 0 : 1;
            }
        }
        differing = count;
    }

    /** Returns the number of columns. */
    int columns() {
        return runs.isEmpty() ? 0 : runs.getLast().endColumn();
    }

    /** Returns the number of columns whose bytes differ, or in which one is missing. */
    int differing() {
        return differing;
    }

    /** Returns the index of the first message's byte in a column, or {@link #NONE}. */
    int firstAt(int column) {
        Run run = run(column);
        int at = column - run.column();
        return at < run.firstLength() ? run.first() + at : NONE;
    }

    /** Returns the index of the second message's byte in a column, or {@link #NONE}. */
    int secondAt(int column) {
        Run run = run(column);
        int at = column - run.column();
        return at < run.secondLength() ? run.second() + at : NONE;
    }

    /** Returns whether the bytes of a column differ, or one is missing. */
    boolean differs(int column) {
        Run run = run(column);
        int at = column - run.column();
        return at >= run.firstLength()
                || at >= run.secondLength()
                || first[run.first() + at] != second[run.second() + at];
    }

    /** Returns the first column from {@code column} on that differs, or the number of columns. */
    int nextDifference(int column) {
        int at = column;
        while (at < columns() && !differs(at)) {
            at++;
        }
        return at;
    }

    /** Returns the last column before {@code column} that differs, or {@link #NONE}. */
    int previousDifference(int column) {
        int at = column - 1;
        while (at >= 0 && !differs(at)) {
            at--;
        }
        return at;
    }

    private Run run(int column) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).endColumn() <= column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return runs.get(low);
    }
}
