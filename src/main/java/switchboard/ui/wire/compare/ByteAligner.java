package switchboard.ui.wire.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import switchboard.ui.wire.bytes.ByteRange;

/**
 * Aligns two ranges of bytes: ranges of the same length byte by byte, others by the fewest bytes inserted and removed.
 *
 * <p>The fewest are found by Myers' algorithm (An O(ND) Difference Algorithm, 1986). Ranges that are too long or too
 * different for it are aligned at their common beginning and end. Used by one thread.
 */
final class ByteAligner {
    /** The longest middle part in bytes that is searched for the fewest changes. */
    private static final int MOST_SEARCHED = 64 << 10;

    /** The largest number of inserted and removed bytes that is searched for. */
    private static final int MOST_EDITS = 1_000;

    private final byte[] first;
    private final byte[] second;
    private final List<ByteAlignment.Run> runs = new ArrayList<>();
    private int firstAt;
    private int secondAt;

    private ByteAligner(byte[] first, int firstStart, byte[] second, int secondStart) {
        this.first = first;
        this.second = second;
        firstAt = firstStart;
        secondAt = secondStart;
    }

    /** Aligns a range of one array with a range of another. */
    static ByteAlignment align(byte[] first, ByteRange ofFirst, byte[] second, ByteRange ofSecond) {
        ByteAligner aligner = new ByteAligner(first, ofFirst.start(), second, ofSecond.start());
        aligner.align(ofFirst, ofSecond);
        return new ByteAlignment(first, second, aligner.runs);
    }

    private void align(ByteRange ofFirst, ByteRange ofSecond) {
        if (ofFirst.length() == ofSecond.length()) {
            add(ofFirst.length(), ofSecond.length());
            return;
        }
        int mismatch = Arrays.mismatch(
                first, ofFirst.start(), ofFirst.end(), second, ofSecond.start(), ofSecond.end());
        int shorter = Math.min(ofFirst.length(), ofSecond.length());
        int begin = Math.min(mismatch, shorter);
        int end = 0;
        while (end < shorter - begin && first[ofFirst.end() - 1 - end] == second[ofSecond.end() - 1 - end]) {
            end++;
        }
        add(begin, begin);
        ByteRange inFirst = new ByteRange(ofFirst.start() + begin, ofFirst.end() - end);
        ByteRange inSecond = new ByteRange(ofSecond.start() + begin, ofSecond.end() - end);
        boolean searched = !inFirst.isEmpty()
                && !inSecond.isEmpty()
                && Math.max(inFirst.length(), inSecond.length()) <= MOST_SEARCHED
                && addFewestChanges(inFirst, inSecond);
        if (!searched) {
            add(inFirst.length(), inSecond.length());
        }
        add(end, end);
    }

    /** Appends bytes of both ranges from the same column on; pairs that follow pairs make a single run. */
    private void add(int ofFirst, int ofSecond) {
        if (ofFirst == 0 && ofSecond == 0) {
            return;
        }
        ByteAlignment.Run last = runs.isEmpty() ? new ByteAlignment.Run(0, firstAt, 0, secondAt, 0) : runs.getLast();
        boolean joined = !runs.isEmpty() && last.firstLength() == last.secondLength();
        if (joined) {
            runs.removeLast();
            runs.add(new ByteAlignment.Run(
                    last.column(),
                    last.first(),
                    last.firstLength() + ofFirst,
                    last.second(),
                    last.secondLength() + ofSecond));
        } else {
            runs.add(new ByteAlignment.Run(last.endColumn(), firstAt, ofFirst, secondAt, ofSecond));
        }
        firstAt += ofFirst;
        secondAt += ofSecond;
    }

    /** Appends the fewest changes and returns true, or returns false if there are too many. */
    private boolean addFewestChanges(ByteRange inFirst, ByteRange inSecond) {
        int n = inFirst.length();
        int m = inSecond.length();
        int most = Math.min(n + m, MOST_EDITS);
        int[] reached = new int[2 * most + 3];
        int zero = most + 1;
        List<int[]> trace = new ArrayList<>();
        for (int edits = 0; edits <= most; edits++) {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                boolean inserts = inserts(reached, zero, diagonal, edits);
                int x = edits == 0 ? 0 : inserts ? reached[zero + diagonal + 1] : reached[zero + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < n && y < m && first[inFirst.start() + x] == second[inSecond.start() + y]) {
                    x++;
                    y++;
                }
                reached[zero + diagonal] = x;
                if (diagonal == n - m && x >= n) {
                    add(trace, edits, n, m);
                    return true;
                }
            }
            trace.add(Arrays.copyOfRange(reached, zero - edits, zero + edits + 1));
        }
        return false;
    }

    /** Returns whether the furthest way to a diagonal ends with a byte of the second range. */
    private static boolean inserts(int[] reached, int zero, int diagonal, int edits) {
        return diagonal == -edits
                || (diagonal != edits && reached[zero + diagonal - 1] < reached[zero + diagonal + 1]);
    }

    /** Walks the ways back from the end and appends them from the beginning. */
    private void add(List<int[]> trace, int edits, int n, int m) {
        // Each element: the bytes removed, the bytes inserted, the equal bytes behind them.
        Deque<int[]> steps = new ArrayDeque<>();
        int x = n;
        int y = m;
        for (int left = edits; left > 0; left--) {
            int[] before = trace.get(left - 1);
            boolean inserts = inserts(before, left - 1, x - y, left);
            int diagonal = inserts ? x - y + 1 : x - y - 1;
            int fromX = before[left - 1 + diagonal];
            int fromY = fromX - diagonal;
            int equal = x - (inserts ? fromX : fromX + 1);
            steps.addFirst(new int[] {inserts ? 0 : 1, inserts ? 1 : 0, equal});
            x = fromX;
            y = fromY;
        }
        add(x, y);
        int removed = 0;
        int inserted = 0;
        for (int[] step : steps) {
            removed += step[0];
            inserted += step[1];
            if (step[2] > 0) {
                add(removed, inserted);
                add(step[2], step[2]);
                removed = 0;
                inserted = 0;
            }
        }
        add(removed, inserted);
    }
}
