package switchboard.console;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;

/** What a person asked for. */
sealed interface Command {
    /** Show who is there. */
    record ListClients() implements Command {}

    /** Send a text to one client. */
    record Send(ConnectionId to, String text) implements Command {}

    /** Send a text to everybody. */
    record SendAll(String text) implements Command {}

    /** Disconnect a client. */
    record Kick(ConnectionId id) implements Command {}

    /** Disconnect a client and turn its address away. */
    record Block(ConnectionId id) implements Command {}

    /** Set the rule for an address or range. */
    record SetRule(AddressRange range, AccessRules.Rule rule) implements Command {}

    /** Stop reading a client; empty for all, also those who come later. */
    record Hold(Optional<ConnectionId> id) implements Command {}

    /** Read a client again; empty for all. */
    record Release(Optional<ConnectionId> id) implements Command {}

    /** Show the registry's counts. */
    record ShowCounts() implements Command {}

    /** Show the newest messages. */
    record ShowLog(int rows) implements Command {}

    /** Write what memory keeps into a new session file. */
    record Save(Path file) implements Command {}

    /** Explain the commands. */
    record Help() implements Command {}

    /** End the program. */
    record Quit() implements Command {}

    /** An empty line. */
    record Nothing() implements Command {}

    /** Something that is no command; {@code text} says what is wrong with it. */
    record Mistake(CodedText text) implements Command {}
}
