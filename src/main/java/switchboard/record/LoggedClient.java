package switchboard.record;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.model.ClientStep;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.text.CodedText;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * A client in a session. Immutable. Times are microseconds since 1970, UTC.
 *
 * @param id its number
 * @param listener the listener that accepted it, if the session has it
 * @param peer its address and port
 * @param host its address without the port
 * @param local the server's address of the connection
 * @param openedAt the time at which it connected, 0 if the session does not have it
 * @param name the name that a person gave to it; empty if there is none
 * @param closedAt the time at which it left; empty while it is connected, and forever if the run ended by a crash
 * @param reason the reason for which it left
 * @param farewell the sentence about its disconnect; empty if it has not left
 * @param note the note on it
 * @param charset the encoding of its texts
 * @param readings the framings that a person chose for it, in order; usually none
 * @param steps how it came and left, in order; empty in sessions of older programs
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
        Note note,
        Charset charset,
        List<LoggedReading> readings,
        List<ClientStep> steps) {

    /** Returns the way in which it was read at last. */
    public Reading reading() {
        return new Reading(
                readings.isEmpty() ? framingOfListener() : readings.getLast().framing(), charset);
    }

    /** Returns the way in which it was read at first, that of its listener. */
    public Reading readingAtFirst() {
        return new Reading(framingOfListener(), charset);
    }

    private Framing framingOfListener() {
        return listener.map(LoggedListener::framing).orElse(Framings.HEADER64);
    }

    /** Returns a step of this client, if the session has its place. */
    public Optional<ClientStep> step(ClientStep.Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst();
    }
}
