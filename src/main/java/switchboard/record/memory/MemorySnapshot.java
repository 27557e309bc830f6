package switchboard.record.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.event.ConflatedSubscription;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.ClientStates.PlacedFact;
import switchboard.record.Gap;
import switchboard.record.SessionSnapshot;
import switchboard.text.RecordText;

/** Copies a session in memory at one moment. Stateless. */
final class MemorySnapshot {
    /** A block, and the bytes of all messages that had been removed when it was copied. */
    private record CopiedBlock(MessageBlock block, long forgottenBytes) {}

    private MemorySnapshot() {}

    /**
     * Copies everything, one block at a time, so that publishers wait for microseconds only.
     *
     * @param began the time at which the session began, in microseconds since 1970, UTC
     */
    static SessionSnapshot of(ConflatedSubscription<Fact.Recorded> subscription, MemoryFold fold, long began) {
        MessageHistory messages = fold.messages();
        long newest = subscription.query(messages::newest);
        List<MessageBlock> blocks = new ArrayList<>();
        long oldest = newest + 1;
        long missingBytes = 0;
        long next = 1;
        while (next <= newest) {
            long wanted = next;
            Optional<CopiedBlock> found = subscription.query(
                    () -> messages.blockFrom(wanted).map(block -> new CopiedBlock(block, messages.forgottenBytes())));
            if (found.isEmpty()) {
                break;
            }
            MessageBlock block = found.get().block();
            if (blocks.isEmpty() || block.first() > wanted) {
                // Blocks have been removed in the meantime, so the earlier copies are removed too: the messages must be
                // consecutive.
                blocks.clear();
                oldest = block.first();
                missingBytes = found.get().forgottenBytes();
            }
            blocks.add(block);
            next = block.last() + 1;
        }
        long kept = oldest;
        long last = next - 1;
        Optional<Gap> gap = gap(blocks, oldest - messages.first(), missingBytes, began);
        return subscription.query(() -> {
            Deque<PlacedFact> states = new ArrayDeque<>(fold.clients().placed());
            return new SessionSnapshot(
                    began, kept, gap, () -> merged(states, blocks).iterator(), notes(fold, kept, last));
        });
    }

    /** Returns the facts about clients and the messages, each at its place; consumes the former. */
    private static Stream<Fact> merged(Deque<PlacedFact> states, List<MessageBlock> blocks) {
        Stream<Fact> messages = blocks.stream()
                .flatMap(block -> block.messages().stream())
                .flatMap(message -> {
                    List<Fact> here = new ArrayList<>();
                    while (!states.isEmpty() && states.getFirst().after() < message.number()) {
                        here.add(states.removeFirst().fact());
                    }
                    here.add(message.fact());
                    return here.stream();
                });
        return Stream.concat(
                messages, Stream.of(states).flatMap(rest -> rest.stream().map(PlacedFact::fact)));
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

    /** Returns the gap before the first message that is kept, if messages are missing there. */
    private static Optional<Gap> gap(List<MessageBlock> blocks, long missing, long missingBytes, long began) {
        if (missing <= 0) {
            return Optional.empty();
        }
        long until = blocks.isEmpty()
                ? began
                : blocks.getFirst().messages().getFirst().at();
        return Optional.of(new Gap(began, Math.max(began, until), missing, missingBytes, RecordText.GAP_MEMORY.with()));
    }
}
