package switchboard.client.swarm;

import java.util.Arrays;

/** Bytes that are expected to come back, which need not be kept to be compared. */
interface Payload {
    /** Returns how many they are. */
    long length();

    /** Returns whether the bytes from {@code at} on are these. */
    boolean matches(long at, byte[] bytes, int offset, int count);

    /** Returns bytes that are kept. */
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
