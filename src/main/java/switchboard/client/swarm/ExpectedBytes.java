package switchboard.client.swarm;

import java.util.Arrays;

/**
 * Bytes expected in a reply; an implementation need not keep them in memory.
 *
 * <p>Immutable.
 */
interface ExpectedBytes {
    /** Returns the number of bytes. */
    long length();

    /** Returns whether the given bytes equal the expected ones from {@code at} on. */
    boolean matches(long at, byte[] bytes, int offset, int count);

    /** Returns expected bytes that are kept in an array. */
    static ExpectedBytes of(byte[] kept) {
        return new ExpectedBytes() {
            @Override
            public long length() {
                return kept.length;
            }

            @Override
            public boolean matches(long at, byte[] bytes, int offset, int count) {
                int from = (int) at;
                return Arrays.equals(kept, from, from + count, bytes, offset, offset + count);
            }
        };
    }
}
