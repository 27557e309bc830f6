package switchboard.console;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.event.Request.ReplyForm;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.text.CodedText;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framing;

/**
 * A parsed command of the console.
 *
 * <p>Immutable.
 */
sealed interface Command {
    /** Lists the clients. */
    record ListClients() implements Command {}

    /** Sends a body to one client. */
    record Send(ConnectionId to, TypedBody body, ReplyForm form) implements Command {}

    /** Sends a body to all clients. */
    record SendAll(TypedBody body, ReplyForm form) implements Command {}

    /** Sends a file to one client; empty for all. */
    record SendFile(Optional<ConnectionId> to, Path file, ReplyForm form) implements Command {}

    /** Sends the body of an earlier message again, to its own client if {@code to} is empty. */
    record Resend(long message, Optional<ConnectionId> to) implements Command {}

    /** Sends a body on a timer to one client; empty for all who are connected. */
    record Repeat(Optional<ConnectionId> to, TypedBody body, ReplyForm form, Duration every, OptionalLong times)
            implements Command {}

    /** Stops what is repeated for one client; empty for all. */
    record StopRepeating(Optional<ConnectionId> to) implements Command {}

    /** Disconnects a client. */
    record Kick(ConnectionId id) implements Command {}

    /** Disconnects a client and blocks its address. */
    record Block(ConnectionId id) implements Command {}

    /** Sets the access rule of an address or a range. */
    record SetRule(AddressRange range, AccessRules.Rule rule) implements Command {}

    /** Sets the automatic reply of all listeners. */
    record SetAutoReply(AutoReply auto) implements Command {}

    /** Stops reading from a client; empty for all, including later ones. */
    record Hold(Optional<ConnectionId> id) implements Command {}

    /** Resumes reading from a client; empty for all. */
    record Release(Optional<ConnectionId> id) implements Command {}

    /** Tells in which framing a client is read. */
    record ShowFraming(ConnectionId id) implements Command {}

    /** Reads a client in another framing; empty for that of its listener. */
    record ReadAs(ConnectionId id, Optional<Framing> framing) implements Command {}

    /** Tells the encoding of a client's texts. */
    record ShowCharset(ConnectionId id) implements Command {}

    /** Sets the encoding of a client's texts; empty for that of its listener. */
    record SetCharset(ConnectionId id, Optional<Charset> charset) implements Command {}

    /** Prints the counts of the registry. */
    record ShowCounts() implements Command {}

    /**
     * Prints the newest messages.
     *
     * @param filter the filter that they match, as it was typed; empty for all messages
     */
    record ShowLog(int rows, String filter) implements Command {}

    /** Writes the messages in memory into a new session file. */
    record Save(Path file) implements Command {}

    /** Prints the list of commands. */
    record Help() implements Command {}

    /** Ends the program. */
    record Quit() implements Command {}

    /** Does nothing; the line was empty. */
    record Empty() implements Command {}

    /** Prints an explanation; the line was no command. {@code text} is the explanation. */
    record Invalid(CodedText text) implements Command {}
}
