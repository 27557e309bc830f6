package switchboard.ui.log;

import java.util.Arrays;

/** Says which message stands in which row: numbers in rising order. Event dispatch thread only. */
sealed interface RowNumbers {
    /** Return how many rows there are. */
    int count();

    /** Return the number of the message in a row. */
    long at(int row);

    /** Return the first row whose number is at least {@code number}; {@link #count()} if there is none. */
    int rowFrom(long number);

    /** Remove the first {@code rows} rows. */
    void dropFirst(int rows);

    /** Return the row of a message, -1 if it has none. */
    default int rowOf(long number) {
        int row = rowFrom(number);
        return row < count() && at(row) == number ? row : -1;
    }

    /** Return the numbers of some rows. */
    default long[] slice(int from, int to) {
        long[] numbers = new long[to - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = at(from + i);
        }
        return numbers;
    }

    /** Every message from some number on. */
    final class All implements RowNumbers {
        private long first;
        private long last;

        /** Begin with the messages up to {@code last}, at most {@code most} of them. */
        All(long last, int most) {
            this.last = last;
            first = Math.max(1, last - most + 1);
        }

        /** Add the messages up to {@code number}; return how many were added. */
        int growTo(long number) {
            int added = Math.toIntExact(number - last);
            last = number;
            return added;
        }

        @Override
        public int count() {
            return (int) (last - first + 1);
        }

        @Override
        public long at(int row) {
            return first + row;
        }

        @Override
        public int rowFrom(long number) {
            return (int) Math.clamp(number - first, 0L, (long) count());
        }

        @Override
        public void dropFirst(int rows) {
            first += rows;
        }
    }

    /** The messages that a filter let through so far. */
    final class Matched implements RowNumbers {
        private long[] numbers = new long[1024];
        private int size;

        /** Add numbers that are larger than all before. */
        void add(long[] more) {
            if (size + more.length > numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.max(size + more.length, size + (size >> 1)));
            }
            System.arraycopy(more, 0, numbers, size, more.length);
            size += more.length;
        }

        @Override
        public int count() {
            return size;
        }

        @Override
        public long at(int row) {
            return numbers[row];
        }

        @Override
        public int rowFrom(long number) {
            int found = Arrays.binarySearch(numbers, 0, size, number);
            return found >= 0 ? found : -found - 1;
        }

        @Override
        public void dropFirst(int rows) {
            System.arraycopy(numbers, rows, numbers, 0, size - rows);
            size -= rows;
        }
    }
}
