package switchboard.wire.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import switchboard.wire.ReadTrace;

/**
 * The bytes of an incomplete frame and the reads that delivered them.
 *
 * <p>Memory grows by at most {@value #CHUNK} bytes beyond the bytes received, whatever length a header declared. The
 * bytes are not copied again before the frame is complete.
 *
 * <p>Used by the thread of its reader.
 */
final class FrameBuffer {
    private static final int FIRST_CHUNK = 1024;

    /**
     * The largest chunk in bytes. A nearly empty chunk and a full trace of {@link #MOST_PIECES} reads with two
     * {@code int}s each take 16 KiB + 32 KiB = 48 KiB, below 64 KiB.
     */
    private static final int CHUNK = 16 * 1024;

    /** The largest number of reads traced; all later reads of a message count as one piece. */
    private static final int MOST_PIECES = 4_096;

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_PIECES = {};

    private final MemoryBudget memory;

    /** The full chunks; the list is created with the second chunk, because most clients are idle most of the time. */
    private List<byte[]> full = List.of();

    private byte[] chunk = NO_BYTES;
    private int used;
    private int size;
    private int reserved;

    private int[] sizes = NO_PIECES;
    private int[] gaps = NO_PIECES;
    private int pieces;
    private long firstRead;
    private long openedNanos;
    private long lastNanos;

    FrameBuffer(MemoryBudget memory) {
        this.memory = memory;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    long openedNanos() {
        return openedNanos;
    }

    /**
     * Appends {@code length} bytes of read number {@code read}.
     *
     * @return false if the budget has no room for them; then nothing is kept
     */
    boolean append(byte[] bytes, int offset, int length, long read, long nanos) {
        if (!memory.reserve(length)) {
            return false;
        }
        reserved += length;
        keep(bytes, offset, length);
        trace(length, read, nanos);
        return true;
    }

    /** Returns the trace of all reads, including {@code length} bytes of read number {@code read} that are not kept. */
    ReadTrace readsWith(int length, long read, long nanos) {
        trace(length, read, nanos);
        return reads();
    }

    private void keep(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (used == chunk.length) {
                if (used > 0) {
                    full = full.isEmpty() ? new ArrayList<>() : full;
                    full.add(chunk);
                }
                chunk = new byte[Math.max(FIRST_CHUNK, Math.min(CHUNK, Math.max(left, size)))];
                used = 0;
            }
            int part = Math.min(left, chunk.length - used);
            System.arraycopy(bytes, from, chunk, used, part);
            used += part;
            size += part;
            from += part;
            left -= part;
        }
    }

    private void trace(int length, long read, long nanos) {
        if (pieces == 0) {
            firstRead = read;
            openedNanos = nanos;
            lastNanos = nanos;
        } else if (read == firstRead + pieces - 1 || pieces == MOST_PIECES) {
            sizes[pieces - 1] += length;
            return;
        }
        if (pieces == sizes.length) {
            sizes = Arrays.copyOf(sizes, Math.max(4, pieces * 2));
            gaps = Arrays.copyOf(gaps, sizes.length);
        }
        sizes[pieces] = length;
        gaps[pieces] = (int) Math.min(Integer.MAX_VALUE, Math.max(0, (nanos - lastNanos) / 1_000));
        lastNanos = nanos;
        pieces++;
    }

    /** Copies the first {@code length} bytes into {@code into}. */
    void peek(byte[] into, int length) {
        int at = 0;
        for (byte[] one : full) {
            int part = Math.min(one.length, length - at);
            System.arraycopy(one, 0, into, at, part);
            at += part;
        }
        System.arraycopy(chunk, 0, into, at, Math.min(used, length - at));
    }

    /** Returns the last {@code most} bytes, or all of them if they are fewer. */
    byte[] tail(int most) {
        byte[] tail = new byte[Math.min(most, size)];
        int left = tail.length;
        int part = Math.min(left, used);
        System.arraycopy(chunk, used - part, tail, left - part, part);
        left -= part;
        for (int at = full.size() - 1; left > 0; at--) {
            byte[] one = full.get(at);
            part = Math.min(left, one.length);
            System.arraycopy(one, one.length - part, tail, left - part, part);
            left -= part;
        }
        return tail;
    }

    /** Returns all bytes. */
    byte[] bytes() {
        byte[] all = full.isEmpty() && used == chunk.length ? chunk : new byte[size];
        if (all != chunk) {
            peek(all, size);
        }
        return all;
    }

    ReadTrace reads() {
        return ReadTrace.of(firstRead, Arrays.copyOf(sizes, pieces), Arrays.copyOf(gaps, pieces));
    }

    /** Returns the last byte; there has to be one. */
    byte last() {
        return chunk[used - 1];
    }

    /** Discards all bytes behind the first {@code length}, at least 1, and releases their memory. */
    void keepFirst(int length) {
        byte[] first = new byte[length];
        peek(first, length);
        full = List.of();
        chunk = first;
        used = length;
        size = length;
        memory.release(reserved - length);
        reserved = length;
        int left = length;
        int piece = 0;
        while (left > sizes[piece]) {
            left -= sizes[piece++];
        }
        sizes[piece] = left;
        pieces = piece + 1;
    }

    /** Discards all bytes and releases their memory. */
    void clear() {
        memory.release(reserved);
        reserved = 0;
        full = List.of();
        chunk = NO_BYTES;
        used = 0;
        size = 0;
        pieces = 0;
        sizes = NO_PIECES;
        gaps = NO_PIECES;
    }
}
