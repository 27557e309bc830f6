package switchboard.record;

import java.util.List;

/**
 * The counts of a session's content. Immutable.
 *
 * @param runs the runs of the program that recorded into it, the first one first
 * @param clients the number of clients that ever connected
 * @param messages the number of messages
 * @param bytes their bytes, including headers and trailers
 * @param marks the number of marked messages and clients
 * @param notes the number of messages and clients with a note
 * @param lastAt the time of the newest message in microseconds since 1970, UTC; 0 if there is none
 */
public record SessionContent(
        List<LoggedRun> runs, long clients, long messages, long bytes, long marks, long notes, long lastAt) {
    /** Creates the counts with a copy of the list. */
    public SessionContent {
        runs = List.copyOf(runs);
    }
}
