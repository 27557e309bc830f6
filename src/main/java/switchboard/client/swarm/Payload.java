package switchboard.client.swarm;

import java.util.Arrays;

/**
 * Bytes expected in a reply; an implementation need not keep them in memory.
 *
 * <p>Immutable.
 */
interface Payload {
    /** Returns the number of bytes. */
    long length();

    /** Returns whether the given bytes equal the expected ones from {@code at} on. */
    boolean matches(long at, byte[] bytes, int offset, int count);

    /** Returns expected bytes that are kept in an array. */
    static Payload of(byte[] kept) {
        return new Payload() {
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
