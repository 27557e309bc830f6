package switchboard.record;

/**
 * What a filter let through in a part of a session.
 *
 * @param numbers of the messages, in rising order; owned by whoever gets it
 * @param lookedUpTo every message up to and with this number was looked at
 */
public record Matches(long[] numbers, long lookedUpTo) {}
