package switchboard.record;

import java.util.OptionalLong;

/**
 * One run of the program that recorded into a session. Immutable. Times are microseconds since 1970, UTC.
 *
 * @param id its number in the file, counted from 1
 * @param startedAt the time at which it began
 * @param endedAt the time at which it ended; empty while it goes on, and forever if it ended by a crash
 * @param messages the number of messages it recorded
 * @param bytes their bytes, including headers and trailers
 */
public record LoggedRun(long id, long startedAt, OptionalLong endedAt, long messages, long bytes) {}
