package switchboard.record.memory;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import switchboard.event.Fact;
import switchboard.event.Fold;
import switchboard.event.LiveFold;
import switchboard.model.Annotation;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.ClientStates;
import switchboard.wire.Direction;

/**
 * Folds facts into the memory of a session that is not recorded.
 *
 * <p>All methods are called by the thread that holds the subscription's lock. {@link #add} is called by the publishing
 * threads, so it does as little as possible.
 */
final class MemoryFold implements Fold<Fact.Recorded> {
    /** The most clients that are kept after they have left. */
    private static final int DEPARTED = 10_000;

    private final MessageHistory messages;
    private final Runnable onChange;
    private final ClientStates clients = new ClientStates(Integer.MAX_VALUE);
    private final NavigableMap<Long, Note> messageNotes = new TreeMap<>();
    private final NavigableSet<Long> superseded = new TreeSet<>();
    private final NavigableSet<Long> readAgain = new TreeSet<>();

    /** The number of the next messages of a client that are earlier ones, read again. */
    private final Map<ConnectionId, Integer> again = new HashMap<>();

    private final Map<Long, Note> clientNotes = new HashMap<>();

    /** The steps since the last {@link #take}, at most as many as {@link LiveFold} keeps. */
    private final ArrayDeque<ClientStep> steps = new ArrayDeque<>();

    private long lastStep;
    private long newestElapsed;
    private int forgetAtSize = 2 * DEPARTED;
    private long changes;
    private boolean taken = true;

    /**
     * Creates an empty fold.
     *
     * @param onChange called at the first change after each {@link #take}; must not block
     */
    MemoryFold(long mostMessages, long mostBytes, Runnable onChange) {
        messages = new MessageHistory(mostMessages, mostBytes);
        this.onChange = onChange;
    }

    @Override
    public void add(Fact fact) {
        if (fact instanceof Fact.Received in) {
            messages.add(in.at(), in.id(), Direction.IN, in.message(), OptionalLong.empty());
            if (!again.isEmpty()) {
                receivedAgain(in.id());
            }
            newestElapsed = in.elapsed();
        } else if (fact instanceof Fact.Sent out) {
            messages.add(out.at(), out.id(), Direction.OUT, out.message(), out.request());
            newestElapsed = out.elapsed();
        } else if (clients.add(fact, messages.newest())) {
            if (fact instanceof Fact.ReadAs now) {
                superseded.addAll(now.again().superseded());
                if (now.again().messages() > 0) {
                    again.merge(now.id(), now.again().messages(), Integer::sum);
                }
            }
            step(fact);
            forgetClients();
        } else {
            return;
        }
        changes++;
        if (taken) {
            taken = false;
            onChange.run();
        }
    }

    /** Forgets everything but the clients that are connected and their names. */
    void beginAnother() {
        messages.beginAnother();
        clients.removeDisconnected();
        messageNotes.clear();
        clientNotes.clear();
        superseded.clear();
        readAgain.clear();
        again.clear();
        changes++;
        if (taken) {
            taken = false;
            onChange.run();
        }
    }

    private void receivedAgain(ConnectionId client) {
        if (again.containsKey(client)) {
            readAgain.add(messages.newest());
            again.computeIfPresent(client, (id, left) -> left > 1 ? left - 1 : null);
        }
    }

    private void step(Fact fact) {
        Optional<ClientStep.Kind> kind = ClientStates.step(fact);
        if (kind.isPresent() && fact instanceof Fact.OfConnection of) {
            steps.add(new ClientStep(++lastStep, messages.newest(), of.id(), kind.get()));
            if (steps.size() > LiveFold.KEPT_DELIVERIES) {
                steps.removeFirst();
            }
        }
    }

    /** Adds a note. */
    void note(Annotation now) {
        switch (now.subject()) {
            case Note.Subject.OfMessage of -> put(messageNotes, of.number(), now.note());
            case Note.Subject.OfClient of -> put(clientNotes, of.id().number(), now.note());
        }
        changes++;
    }

    private static void put(Map<Long, Note> notes, long key, Note note) {
        if (note.isEmpty()) {
            notes.remove(key);
        } else {
            notes.put(key, note);
        }
    }

    private void forgetClients() {
        if (clients.size() > forgetAtSize) {
            clients.keepDeparted(DEPARTED);
            forgetAtSize = clients.size() + DEPARTED;
        }
    }

    @Override
    public Fact.Recorded take() {
        taken = true;
        messageNotes.headMap(messages.oldest()).clear();
        superseded.headSet(messages.oldest()).clear();
        readAgain.headSet(messages.oldest()).clear();
        List<ClientStep> placed = List.copyOf(steps);
        steps.clear();
        return new Fact.Recorded(
                messages.newest(),
                messages.messages(),
                messages.messageBytes(),
                messages.newest(),
                0,
                newestElapsed,
                messages.oldest(),
                placed,
                messages.first());
    }

    /** Returns the messages. */
    MessageHistory messages() {
        return messages;
    }

    /** Returns the number of changes so far. */
    long changes() {
        return changes;
    }

    String name(ConnectionId client) {
        return clients.name(client);
    }

    ClientStates clients() {
        return clients;
    }

    Note messageNote(long number) {
        return messageNotes.getOrDefault(number, Note.NONE);
    }

    /** Returns whether the bytes of a message were read again. */
    boolean isSuperseded(long number) {
        return superseded.contains(number);
    }

    /** Returns a copy of the numbers of the messages that are made of the bytes of others. */
    List<Long> readAgain() {
        return List.copyOf(readAgain);
    }

    /** Returns a copy of the numbers of the messages whose bytes were read again. */
    List<Long> superseded() {
        return List.copyOf(superseded);
    }

    /** Returns a copy of the notes on messages, by number. */
    Map<Long, Note> messageNotes() {
        return new TreeMap<>(messageNotes);
    }

    /** Returns a copy of the notes on clients, by number. */
    Map<Long, Note> clientNotes() {
        return Collections.unmodifiableMap(new HashMap<>(clientNotes));
    }
}
