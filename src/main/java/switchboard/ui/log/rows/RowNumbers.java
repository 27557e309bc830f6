package switchboard.ui.log.rows;

/** The mapping from rows to message numbers, in ascending order. Event dispatch thread only. */
sealed interface RowNumbers {
    /** Returns the number of rows. */
    int count();

    /** Returns the number of the message in a row. */
    long at(int row);

    /** Returns the first row whose number is at least {@code number}, or {@link #count()} if there is none. */
    int rowFrom(long number);

    /** Removes the first {@code rows} rows. */
    void dropFirst(int rows);

    /** Returns the row of a message, or -1 if it has none. */
    default int rowOf(long number) {
        int row = rowFrom(number);
        return row < count() && at(row) == number ? row : -1;
    }

    /** Returns the message numbers of a range of rows; {@code to} is exclusive. */
    default long[] slice(int from, int to) {
        long[] numbers = new long[to - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = at(from + i);
        }
        return numbers;
    }

    /** The mapping without a filter: consecutive numbers. */
    final class All implements RowNumbers {
        private long first;
        private long last;

        /** Creates the mapping of the messages up to {@code last}, at most {@code most} of them. */
        All(long last, int most) {
            this.last = last;
            first = Math.max(1, last - most + 1);
        }

        /** Adds the messages up to {@code number} and returns how many were added. */
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

    /** The mapping of the messages that have matched a filter so far. */
    final class Matched implements RowNumbers {
        private final MessageBitmap numbers = new MessageBitmap();

        /** Adds numbers that are larger than all before. */
        void add(long[] more) {
            numbers.addAll(more);
        }

        /** Adds a number at its place and returns whether it was new. */
        boolean add(long number) {
            return numbers.add(number);
        }

        /** Removes a number and returns whether it was there. */
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
