package switchboard.record;

import java.util.Arrays;

/** A growing list of the numbers of messages. Used by one thread. */
public final class NumberList {
    private long[] numbers = new long[64];
    private int size;

    /** Adds a number behind the others. */
    public void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    /** Returns a copy of them, in the order in which they were added. */
    public long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
