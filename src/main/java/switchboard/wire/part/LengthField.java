package switchboard.wire.part;

import switchboard.text.CodedText;

/**
 * A way to write a length in bytes in front of a body.
 *
 * <p>Immutable and thread-safe.
 */
public interface LengthField {
    /** Result of {@link #scan} for bytes with which no length begins. */
    long NONE = -1;

    /** Result of {@link #scan} for bytes with which a length may begin. */
    long INCOMPLETE = -2;

    /** The value at which a scan stops counting; every limit is smaller, so further digits do not matter. */
    long SATURATED = 1L << 50;

    /** Returns the name in the description of a framing, for example {@code header64} or {@code u32le}. */
    String name();

    /** Returns the name with {@code N} for a number that can be chosen, for example {@code headerN}. */
    default String form() {
        return name();
    }

    /** Returns a description for people, a part of a sentence: {@code the length in 4 binary bytes}. */
    CodedText description();

    /** Returns the width in bytes; of a field whose width depends on the length, the largest. */
    int width();

    /** Returns the width in bytes of the field that {@link #write} writes for a length. */
    default int widthOf(long length) {
        return width();
    }

    /** Returns the width in bytes of the complete field at {@code at}. */
    default int widthAt(byte[] bytes, int at) {
        return width();
    }

    /** Returns the largest length that can be written, {@link #SATURATED} at most. */
    long largest();

    /** Writes a length from 0 to {@link #largest()} at {@code at}, in {@link #widthOf} bytes. */
    void write(long length, byte[] into, int at);

    /**
     * Returns the length at {@code at}, {@link #NONE} or {@link #INCOMPLETE}.
     *
     * @param have the number of bytes present, at most {@link #width()}
     * @return the length; one beyond {@link #SATURATED} is returned as some number of at least that
     */
    long scan(byte[] bytes, int at, int have);

    /** Returns whether the complete field at {@code at} equals the one that {@link #write} would write. */
    boolean isCanonical(byte[] bytes, int at);

    /**
     * Returns whether a length beyond every limit is more likely something else that was read as a length.
     *
     * @param bytes the array that holds the complete field at {@code at} and the bytes behind it, up to {@code end}
     */
    default boolean isDoubtful(byte[] bytes, int at, int end) {
        return false;
    }

    /** Returns the number of its bytes that other bytes hardly equal by accident: those of digits and padding. */
    default int tellingBytes() {
        return 0;
    }
}
