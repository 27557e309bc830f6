package switchboard.record;

import switchboard.wire.framing.Framing;

/**
 * A framing that a person chose for a client. Immutable.
 *
 * @param after the number of the last message before it
 * @param step the place of the last step of a client before it
 * @param at the time of the choice, in microseconds since 1970, UTC
 * @param framing the framing of the client's later messages
 * @param again the number of the next messages received from the client that are earlier ones, read again
 */
public record LoggedReading(long after, long step, long at, Framing framing, int again) {}
