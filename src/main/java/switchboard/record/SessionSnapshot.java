package switchboard.record;

import java.util.List;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.model.Annotation;

/**
 * The content of a session at one moment, to be written into a file. Used by one thread. Times are microseconds since
 * 1970, UTC.
 *
 * @param startedAt the time at which the session began
 * @param oldest the number of the first message, or of the next one if there is none
 * @param gap the gap before the first message
 * @param states facts about listeners and clients, in an order in which they can be written
 * @param messages the facts of the messages in order, with consecutive numbers; iterated once
 * @param notes the notes on clients and on those messages
 */
public record SessionSnapshot(
        long startedAt,
        long oldest,
        Optional<Gap> gap,
        List<Fact> states,
        Iterable<? extends Fact> messages,
        List<Annotation> notes) {}
