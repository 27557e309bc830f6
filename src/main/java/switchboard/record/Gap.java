package switchboard.record;

import switchboard.text.CodedText;

/**
 * A stretch in which messages could not be recorded and were too many to wait. Immutable.
 *
 * @param from when the first of them came or went, microseconds since 1970, UTC
 * @param to when the last of them did
 * @param messages how many are missing
 * @param bytes the bytes of those, headers included
 * @param reason why, a sentence
 */
public record Gap(long from, long to, long messages, long bytes, CodedText reason) {}
