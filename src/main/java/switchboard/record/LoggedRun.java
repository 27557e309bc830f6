package switchboard.record;

import java.util.OptionalLong;

/**
 * One start of the program that recorded into a session. Immutable. Times are microseconds since 1970, UTC.
 *
 * @param id its number in the file, counted from 1
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it goes on, and for ever if it ended by a crash
 * @param messages how many it recorded
 * @param bytes their bytes, headers and trailers included
 */
public record LoggedRun(long id, long startedAt, OptionalLong endedAt, long messages, long bytes) {}
