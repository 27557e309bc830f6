package switchboard.record;

import java.util.List;
import java.util.Optional;
import switchboard.event.Fact;
import switchboard.model.Annotation;

/**
 * What something else than a file keeps of a session at one moment, to be written into a file. Times are microseconds
 * since 1970, UTC.
 *
 * @param startedAt when the session began
 * @param oldest the number of the first message, or of the next one to come if there is none
 * @param gap what is missing before the first message
 * @param states facts about listeners and clients, in an order in which they can be written
 * @param messages the facts of the messages in order, without a gap between them; read once
 * @param notes what was put to clients and to those messages
 */
public record SessionSnapshot(
        long startedAt,
        long oldest,
        Optional<Gap> gap,
        List<Fact> states,
        Iterable<? extends Fact> messages,
        List<Annotation> notes) {}
