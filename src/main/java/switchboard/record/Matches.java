package switchboard.record;

/**
 * The messages in a part of a session that match a filter. Not thread-safe, since the array can be modified.
 *
 * @param numbers the numbers of the messages, ascending; the receiver owns the array
 * @param lookedUpTo the number up to which, and including which, messages were searched
 */
public record Matches(long[] numbers, long lookedUpTo) {}
