package switchboard.record;

import switchboard.text.CodedText;

/**
 * A period in which messages could not be recorded and were too many to be queued. Immutable.
 *
 * @param from the time of the first of them, in microseconds since 1970, UTC
 * @param to the time of the last of them, in microseconds since 1970, UTC
 * @param messages the number of missing messages
 * @param bytes the bytes of the missing messages, including headers
 * @param reason the reason, a sentence
 */
public record Gap(long from, long to, long messages, long bytes, CodedText reason) {}
