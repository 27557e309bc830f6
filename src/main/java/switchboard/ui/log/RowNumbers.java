package switchboard.ui.log;

/** Says which message stands in which row: numbers in rising order. Event dispatch thread only. */
sealed interface RowNumbers {
    /** Returns how many rows there are. */
    int count();

    /** Returns the number of the message in a row. */
    long at(int row);

    /** Returns the first row whose number is at least {@code number}; {@link #count()} if there is none. */
    int rowFrom(long number);

    /** Removes the first {@code rows} rows. */
    void dropFirst(int rows);

    /** Returns the row of a message, -1 if it has none. */
    default int rowOf(long number) {
        int row = rowFrom(number);
        return row < count() && at(row) == number ? row : -1;
    }

    /** Returns the numbers of some rows. */
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

        /** Begins with the messages up to {@code last}, at most {@code most} of them. */
        All(long last, int most) {
            this.last = last;
            first = Math.max(1, last - most + 1);
        }

        /** Adds the messages up to {@code number}; return how many were added. */
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
        private final MatchedNumbers numbers = new MatchedNumbers();

        /** Adds numbers that are larger than all before. */
        void add(long[] more) {
            numbers.addAll(more);
        }

        /** Adds one wherever it belongs; return whether it was not there. */
        boolean add(long number) {
            return numbers.add(number);
        }

        /** Takes one away; return whether it was there. */
        boolean remove(long number) {
            return numbers.remove(number);
        }

        @Override
        public int count() {
            return numbers.size();
        }

        @Override
        public long at(int row) {
            return numbers.at(row);
        }

        @Override
        public int rowFrom(long number) {
            return numbers.rank(number);
        }

        @Override
        public void dropFirst(int rows) {
            numbers.removeFirst(rows);
        }
    }
}
