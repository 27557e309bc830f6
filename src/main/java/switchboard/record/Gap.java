package switchboard.record;

import switchboard.text.CodedText;

/**
 * A period in which messages were not recorded. Immutable.
 *
 * @param from the time of the first of them, in microseconds since 1970, UTC
 * @param to the time of the last of them, in microseconds since 1970, UTC
 * @param messages the number of missing messages
 * @param bytes the bytes of the missing messages, including headers
 * @param reason the reason, a sentence
 */
public record Gap(long from, long to, long messages, long bytes, CodedText reason) {
    /** Returns this gap with a later one of the same reason. */
    public Gap and(Gap later) {
        return new Gap(
                Math.min(from, later.from),
                Math.max(to, later.to),
                messages + later.messages,
                bytes + later.bytes,
                reason);
    }
}
