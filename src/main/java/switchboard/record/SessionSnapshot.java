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
 * @param facts the facts about listeners, clients and messages in order; messages have consecutive numbers; iterated
 *     once
 * @param notes the notes on clients and on those messages
 */
public record SessionSnapshot(
        long startedAt, long oldest, Optional<Gap> gap, Iterable<? extends Fact> facts, List<Annotation> notes) {}
