package switchboard.record;

import java.util.Arrays;

/** A growing list of message numbers. Used by one thread. */
public final class NumberList {
    private long[] numbers = new long[64];
    private int size;

    /** Appends a number. */
    public void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** Returns the number of elements. */
    public int size() {
        return size;
    }

    /** Returns a copy of the elements, in the order in which they were added. */
    public long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
