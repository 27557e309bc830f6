package switchboard.record;

import java.util.Optional;
import java.util.OptionalLong;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.text.CodedText;

/**
 * A client as the session has it. Immutable. Times are microseconds since 1970, UTC.
 *
 * @param id its number
 * @param listener the listener that took it, where the session has that
 * @param peer its address and port
 * @param host its address alone
 * @param local our address that it came to
 * @param openedAt when it came, 0 where the session does not have that
 * @param name what a person called it; empty for nothing
 * @param closedAt when it left; empty while it is there, and for ever if the run ended by a crash
 * @param reason why it left
 * @param farewell how it left; empty if it did not
 * @param note what a person put to it
 */
public record LoggedClient(
        ConnectionId id,
        Optional<LoggedListener> listener,
        String peer,
        String host,
        String local,
        long openedAt,
        String name,
        OptionalLong closedAt,
        Optional<CloseReason> reason,
        Optional<CodedText> farewell,
        Note note) {}
