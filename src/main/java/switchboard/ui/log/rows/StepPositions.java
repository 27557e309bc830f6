package switchboard.ui.log.rows;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * The rows of steps among the rows of messages. Immutable.
 *
 * <p>The rows of messages alone are counted as if there were no steps; the rows of the table hold both.
 */
final class StepPositions {
    /** There are no steps. */
    static final StepPositions NONE = new StepPositions(new int[0]);

    /** For each step the number of messages before it, in ascending order. */
    private final int[] messagesBefore;

    private StepPositions(int[] messagesBefore) {
        this.messagesBefore = messagesBefore;
    }

    /**
     * Computes the positions of steps.
     *
     * @param steps in their order
     * @param rowFrom returns how many rows of messages have a smaller number than a given one
     */
    static StepPositions of(List<LogStep> steps, LongToIntFunction rowFrom) {
        int[] before = new int[steps.size()];
        int least = 0;
        for (int i = 0; i < before.length; i++) {
            // The order of the steps counts, whatever a damaged file says about the messages before them.
            least = Math.max(least, rowFrom.applyAsInt(steps.get(i).step().after() + 1));
            before[i] = least;
        }
        return new StepPositions(before);
    }

    /** Returns these positions with steps behind all messages and all other steps. */
    StepPositions plus(int more, int messages) {
        int[] before = Arrays.copyOf(messagesBefore, messagesBefore.length + more);
        Arrays.fill(before, messagesBefore.length, before.length, messages);
        return new StepPositions(before);
    }

    /** Returns the number of steps. */
    int count() {
        return messagesBefore.length;
    }

    /** Returns the row of the table of a step. */
    int rowOfStep(int step) {
        return messagesBefore[step] + step;
    }

    /** Returns the row of the table of a message. */
    int rowOfMessage(int messageRow) {
        return messageRow + stepsBeforeMessage(messageRow);
    }

    private int stepsBeforeMessage(int messageRow) {
        int low = 0;
        int high = messagesBefore.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messagesBefore[middle] <= messageRow) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns how many steps are in rows of the table above a row. */
    int stepsAbove(int row) {
        int low = 0;
        int high = messagesBefore.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rowOfStep(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the step in a row of the table, -1 if there is a message. */
    int stepAt(int row) {
        int step = stepsAbove(row);
        return step < messagesBefore.length && rowOfStep(step) == row ? step : -1;
    }

    /** Returns the row, counted without steps, of the message in a row of the table, or of the next one. */
    int messageFrom(int row) {
        return row - stepsAbove(row);
    }
}
