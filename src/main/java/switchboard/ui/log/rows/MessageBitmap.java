package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of message numbers with access by rank, kept as bitmaps in chunks of 65,536 numbers.
 *
 * <p>Only chunks with a match exist, and each takes 8 KiB. Ten million consecutive matches take 1.25 MB, a single rare
 * match 8 KiB. Event dispatch thread only.
 */
final class MessageBitmap {
    private static final int BITS = 1 << 16;

    /** A bitmap of the numbers {@code base} to {@code base + BITS - 1}. */
    private static final class Chunk {
        final long base;
        final long[] words = new long[BITS / Long.SIZE];
        int before;
        int count;

        Chunk(long base) {
            this.base = base;
        }

        boolean set(int bit) {
            long mask = 1L << bit;
            if ((words[bit >> 6] & mask) != 0) {
                return false;
            }
            words[bit >> 6] |= mask;
            count++;
            return true;
        }

        boolean clear(int bit) {
            long mask = 1L << bit;
            if ((words[bit >> 6] & mask) == 0) {
                return false;
            }
            words[bit >> 6] &= ~mask;
            count--;
            return true;
        }

        /** Returns the count of numbers below a bit. */
        int rank(int bit) {
            int rank = 0;
            for (int word = 0; word < bit >> 6; word++) {
                rank += Long.bitCount(words[word]);
            }
            return rank + Long.bitCount(words[bit >> 6] & ((1L << bit) - 1));
        }

        /** Returns the number of rank {@code rank}, counted from 0. */
        long select(int rank) {
            int left = rank;
            int word = 0;
            for (int here = Long.bitCount(words[0]); left >= here; here = Long.bitCount(words[word])) {
                left -= here;
                word++;
            }
            long bits = words[word];
            for (; left > 0; left--) {
                bits &= bits - 1;
            }
            return base + ((long) word << 6) + Long.numberOfTrailingZeros(bits);
        }
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    /** Adds a number and returns whether it was new. */
    boolean add(long number) {
        int chunkIndex = chunkIndex(number);
        boolean there = chunkIndex >= 0;
        int at = there ? chunkIndex : -chunkIndex - 1;
        if (!there) {
            chunks.add(at, new Chunk(number & -BITS));
        }
        boolean added = chunks.get(at).set((int) (number & (BITS - 1)));
        if (added || !there) {
            recount(at);
        }
        return added;
    }

    /** Adds numbers in ascending order. */
    void addAll(long[] numbers) {
        int first = Integer.MAX_VALUE;
        int at = -1;
        for (long number : numbers) {
            if (at < 0 || chunks.get(at).base != (number & -BITS)) {
                int chunkIndex = chunkIndex(number);
                at = chunkIndex >= 0 ? chunkIndex : -chunkIndex - 1;
                if (chunkIndex < 0) {
                    chunks.add(at, new Chunk(number & -BITS));
                }
                first = Math.min(first, at);
            }
            chunks.get(at).set((int) (number & (BITS - 1)));
        }
        if (first != Integer.MAX_VALUE) {
            recount(first);
        }
    }

    /** Removes a number and returns whether it was there. */
    boolean remove(long number) {
        int chunkIndex = chunkIndex(number);
        boolean removed = chunkIndex >= 0 && chunks.get(chunkIndex).clear((int) (number & (BITS - 1)));
        if (removed) {
            recount(chunkIndex);
        }
        return removed;
    }

    /** Removes the {@code count} smallest numbers. */
    void removeFirst(int count) {
        int left = count;
        int gone = 0;
        while (gone < chunks.size() && chunks.get(gone).count <= left) {
            left -= chunks.get(gone).count;
            gone++;
        }
        chunks.subList(0, gone).clear();
        for (; left > 0 && !chunks.isEmpty(); left--) {
            Chunk first = chunks.getFirst();
            first.clear((int) (first.select(0) - first.base));
        }
        recount(0);
    }

    /** Returns the number of rank {@code rank}, counted from 0. */
    long at(int rank) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).before <= rank) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Chunk chunk = chunks.get(low);
        if (rank < 0 || rank >= size) {
            throw new IndexOutOfBoundsException(rank);
        }
        return chunk.select(rank - chunk.before);
    }

    /** Returns the count of numbers that are smaller than {@code number}. */
    int rank(long number) {
        int chunkIndex = chunkIndex(number);
        if (chunkIndex >= 0) {
            Chunk chunk = chunks.get(chunkIndex);
            return chunk.before + chunk.rank((int) (number & (BITS - 1)));
        }
        int next = -chunkIndex - 1;
        return next < chunks.size() ? chunks.get(next).before : size;
    }

    /** Returns the index of the chunk of a number, or {@code -(insertion point) - 1} if there is none. */
    private int chunkIndex(long number) {
        long base = number & -BITS;
        int low = 0;
        int high = chunks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = chunks.get(middle).base;
            if (found < base) {
                low = middle + 1;
            } else if (found > base) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    private void recount(int from) {
        int before = from == 0 ? 0 : chunks.get(from - 1).before + chunks.get(from - 1).count;
        for (int i = from; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            chunk.before = before;
            before += chunk.count;
        }
        size = before;
    }
}
