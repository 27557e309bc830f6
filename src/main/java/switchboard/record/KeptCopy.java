package switchboard.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.event.ConflatedSubscription;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.ConnectionId;
import switchboard.model.Note;

/**
 * What memory kept of a session at one moment. Immutable.
 *
 * @param blocks the messages, without a gap between them
 * @param oldest the number of the first of them, or of the next one to come if there is none
 * @param missingBytes the bytes of the messages before that, which are not kept any more
 * @param states who came and went
 * @param notes what was put to clients and to those messages
 */
record KeptCopy(List<KeptBlock> blocks, long oldest, long missingBytes, List<Fact> states, List<Annotation> notes) {
    /** A stretch, and the bytes of all messages that were forgotten when it was copied. */
    private record Stretch(KeptBlock block, long forgottenBytes) {}

    /** Copy everything, a stretch at a time so that publishers hardly wait. */
    static KeptCopy of(ConflatedSubscription<Fact.Recorded> subscription, MemoryFold fold) {
        KeptMessages messages = fold.messages();
        long newest = subscription.look(messages::newest);
        List<KeptBlock> blocks = new ArrayList<>();
        long oldest = newest + 1;
        long missingBytes = 0;
        long next = 1;
        while (next <= newest) {
            long wanted = next;
            Optional<Stretch> found = subscription.look(
                    () -> messages.stretch(wanted).map(block -> new Stretch(block, messages.forgottenBytes())));
            if (found.isEmpty()) {
                break;
            }
            KeptBlock block = found.get().block();
            if (blocks.isEmpty() || block.first() > wanted) {
                // What was copied before one that went meanwhile is too old now, too.
                blocks.clear();
                oldest = block.first();
                missingBytes = found.get().forgottenBytes();
            }
            blocks.add(block);
            next = block.last() + 1;
        }
        long first = oldest;
        long missing = missingBytes;
        long last = next - 1;
        return subscription.look(() ->
                new KeptCopy(List.copyOf(blocks), first, missing, fold.clients().facts(), notes(fold, first, last)));
    }

    private static List<Annotation> notes(MemoryFold fold, long first, long last) {
        List<Annotation> notes = new ArrayList<>();
        for (Map.Entry<Long, Note> each : fold.messageNotes().entrySet()) {
            if (each.getKey() >= first && each.getKey() <= last) {
                notes.add(new Annotation(new Note.Subject.OfMessage(each.getKey()), each.getValue()));
            }
        }
        fold.clientNotes()
                .forEach(
                        (id, note) -> notes.add(new Annotation(new Note.Subject.OfClient(new ConnectionId(id)), note)));
        return notes;
    }

    /** Return the gap before the first of them, if messages are missing there. */
    Optional<Gap> gap(long began) {
        if (oldest == 1) {
            return Optional.empty();
        }
        long until = blocks.isEmpty()
                ? began
                : blocks.getFirst().messages().getFirst().at();
        return Optional.of(new Gap(
                began,
                Math.max(began, until),
                oldest - 1,
                missingBytes,
                "Recording was off, and memory kept only the newest messages."));
    }
}
