package switchboard.wire.explain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import switchboard.wire.Utf8;
import switchboard.wire.part.BytePattern;
import switchboard.wire.signature.Protocol;

/**
 * Recognises the bytes with which a sender seems to end its records, from records without the agreed end.
 *
 * <p>Stateless and thread-safe.
 */
public final class SeemingEnd {
    /** The characters besides control characters that are usual ends. */
    private static final String USUAL = ";#|~$";

    /** The most equal bytes that are one end: some displays are sent FF FF FF behind each command. */
    private static final int LONGEST = 4;

    private static final int LAST_CONTROL = 0x1F;
    private static final int HIGHEST = 0xFF;

    /** The protocols of devices that send lines, which an end alone divides. */
    private static final Set<Protocol> OF_LINES =
            EnumSet.of(Protocol.NMEA, Protocol.SCPI, Protocol.SYSLOG, Protocol.TRACKER);

    private SeemingEnd() {}

    /**
     * Returns the end with which bytes seem to end; empty if the last byte is no usual one, if it is repeated as no end
     * is, or if the bytes are those of a device whose messages have parts that end so.
     */
    public static Optional<BytePattern> of(byte[] bytes) {
        int size = bytes.length;
        int last = bytes[size - 1] & 0xFF;
        boolean control = last <= LAST_CONTROL && last != '\t' && last != '\n' || last == HIGHEST;
        if (size < 2 || !control && USUAL.indexOf(last) < 0) {
            return Optional.empty();
        }
        int length = 1;
        while (length < size && length <= LONGEST && (bytes[size - 1 - length] & 0xFF) == last) {
            length++;
        }
        if (length == size || length > LONGEST) {
            return Optional.empty();
        }
        int[] values = new int[length];
        Arrays.fill(values, last);
        BytePattern end = BytePattern.of(values);
        return isOfText(bytes, end, false) && !isOfDevice(bytes) ? Optional.of(end) : Optional.empty();
    }

    /** Returns the same if it is a control character, and the text has no others besides white space. */
    public static Optional<BytePattern> ofPlainText(byte[] bytes) {
        return of(bytes).filter(end -> isControl(end) && isOfText(bytes, end, true));
    }

    private static boolean isOfDevice(byte[] bytes) {
        return Protocol.begins(bytes, 0, bytes.length)
                .known()
                .filter(known -> known.role() == Protocol.Role.DEVICE && !OF_LINES.contains(known))
                .isPresent();
    }

    /**
     * Returns whether the bytes between the ends are text, so that the ends are no part of them.
     *
     * @param plain whether control characters other than white space are no text
     */
    private static boolean isOfText(byte[] bytes, BytePattern end, boolean plain) {
        for (int from = 0; from < bytes.length; ) {
            int behind = next(bytes, from, end);
            int until = behind < 0 ? bytes.length : behind - end.length();
            if (!Utf8.isValid(bytes, from, until - from) || plain && Utf8.hasControls(bytes, from, until - from)) {
                return false;
            }
            from = behind < 0 ? bytes.length : behind;
        }
        return true;
    }

    /** Returns whether an end is a control character, which text has for no other reason. */
    public static boolean isControl(BytePattern end) {
        int last = end.bytes()[0] & 0xFF;
        return last <= LAST_CONTROL || last == HIGHEST;
    }

    /** Returns the index behind the next end; -1 if there is none. */
    public static int next(byte[] bytes, int from, BytePattern end) {
        for (int at = from; at + end.length() <= bytes.length; at++) {
            if (end.matches(bytes, at, end.length())) {
                return at + end.length();
            }
        }
        return -1;
    }

    /** Returns the number of records that end so. */
    public static int count(byte[] bytes, BytePattern end) {
        int count = 0;
        for (int at = next(bytes, 0, end); at >= 0; at = next(bytes, at, end)) {
            count++;
        }
        return count;
    }
}
