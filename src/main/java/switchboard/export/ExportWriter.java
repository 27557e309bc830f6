package switchboard.export;

import java.io.IOException;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.reader.SessionReader;

/** Writes one format. Used by one thread, which calls the methods in the order of the log. */
interface ExportWriter {
    /** Returns whether {@link #came}, {@link #left} and {@link #ended} are to be called. */
    default boolean includesClientEvents() {
        return false;
    }

    /** Writes that a client connected; called before its first message. */
    default void came(LoggedClient client) throws IOException {}

    /** Writes that a client finished sending or left; called after its last message. */
    default void left(LoggedClient client) throws IOException {}

    /** Writes that the connection of a client ended; called after the last message from or to it. */
    default void ended(LoggedClient client) throws IOException {}

    /** Writes that a person chose another framing for a client. */
    default void readAs(LoggedClient client, LoggedReading reading) throws IOException {}

    /** Writes that messages are missing here. */
    void gap(SessionReader.PlacedGap placed) throws IOException;

    /** Writes a message. */
    void message(LoggedMessage message) throws IOException;

    /** Writes the end of the file. */
    default void end() throws IOException {}
}
