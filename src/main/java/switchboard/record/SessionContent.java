package switchboard.record;

import java.util.List;

/**
 * What a session holds, counted. Immutable.
 *
 * @param runs every start of the program that recorded into it, the first one first
 * @param clients how many ever came
 * @param messages how many messages it has
 * @param bytes their bytes, headers and trailers included
 * @param marks how many messages and clients are marked
 * @param notes to how many messages and clients somebody wrote words
 * @param lastAt when the newest message came or went, microseconds since 1970, UTC; 0 if there is none
 */
public record SessionContent(
        List<LoggedRun> runs, long clients, long messages, long bytes, long marks, long notes, long lastAt) {
    /** Copy the list. */
    public SessionContent {
        runs = List.copyOf(runs);
    }
}
