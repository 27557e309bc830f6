package switchboard.record.writer;

import java.util.List;
import switchboard.model.ClientStep;
import switchboard.record.PendingNotes;

/**
 * A commit that the system has, and what may be published about it once it is on disk. Immutable.
 *
 * @param newest the number of the newest message in it or before it
 * @param bytes the bytes of all messages of the file with this commit, including headers
 * @param upTo the {@link switchboard.event.ElapsedTime} of the newest message, in microseconds
 * @param puts the notes in it
 * @param steps the steps of clients in it, at their places
 * @param weight the approximate bytes that it wrote
 */
record Commit(
        long newest, long bytes, long upTo, List<PendingNotes.PendingPut> puts, List<ClientStep> steps, long weight) {}
