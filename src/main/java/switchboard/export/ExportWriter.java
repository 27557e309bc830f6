package switchboard.export;

import java.io.IOException;
import switchboard.record.Gap;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;

/** Writes one format. Used by one thread, in the order of the log. */
interface ExportWriter {
    /** Returns whether it wants to be told who came and went. */
    default boolean tellsClients() {
        return false;
    }

    /** A client came; before its first message. */
    default void came(LoggedClient client) throws IOException {}

    /** A client finished sending, or left; after its last message. */
    default void left(LoggedClient client) throws IOException {}

    /** A client that left is not answered any more; after the last message to it. */
    default void ended(LoggedClient client) throws IOException {}

    /** Messages are missing here. */
    void gap(Gap gap) throws IOException;

    /** Writes a message. */
    void message(LoggedMessage message) throws IOException;

    /** Writes what belongs to the end. */
    default void end() throws IOException {}
}
