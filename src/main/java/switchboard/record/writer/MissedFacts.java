package switchboard.record.writer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.event.Fact;
import switchboard.record.ClientStates;
import switchboard.record.Gap;
import switchboard.text.CodedText;

/**
 * Counts the messages that could neither be written nor queued. Thread-safe; never blocks on slow work.
 *
 * <p>Messages are only counted. Of other facts the newest state is kept, so that the clients in the file are correct
 * again afterwards. At most {@value #MOST_CLIENTS} clients are kept.
 */
final class MissedFacts {
    private static final int MOST_CLIENTS = 50_000;

    /**
     * The messages and states missed since the last {@link #take}.
     *
     * @param messages the number of missed messages
     * @param bytes the bytes of the missed messages, including headers
     * @param from the time of the first of them, in microseconds since 1970, UTC
     * @param to the time of the last of them, in microseconds since 1970, UTC
     * @param states facts other than messages, in the order in which they happened
     */
    record MissedSummary(long messages, long bytes, long from, long to, List<Fact> states) {
        /** Returns the gap that these messages left. */
        Gap gap(CodedText reason) {
            return new Gap(from, to, messages, bytes, reason);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ClientStates states = new ClientStates(MOST_CLIENTS);

    @GuardedBy("lock")
    private long total;

    @GuardedBy("lock")
    private long messages;

    @GuardedBy("lock")
    private long bytes;

    @GuardedBy("lock")
    private long from;

    @GuardedBy("lock")
    private long to;

    void add(Fact fact) {
        lock.lock();
        try {
            if (fact instanceof Fact.Received in) {
                count(in.at(), in.message().size());
            } else if (fact instanceof Fact.Sent out) {
                count(out.at(), out.message().size());
            } else {
                // The messages that were read again are missed, so those before them stay.
                states.add(Fact.ReadAs.alone(fact), 0);
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void count(long at, int size) {
        from = messages == 0 ? at : Math.min(from, at);
        to = Math.max(to, at);
        messages++;
        total++;
        bytes += size;
    }

    /** Returns whether messages were missed since the last {@link #take}. */
    boolean pending() {
        lock.lock();
        try {
            return messages > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of messages missed since the start. */
    long total() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the facts missed since the last call, and resets everything but the total. */
    MissedSummary take() {
        lock.lock();
        try {
            MissedSummary since = new MissedSummary(messages, bytes, from, to, states.facts());
            states.clear();
            messages = 0;
            bytes = 0;
            from = 0;
            to = 0;
            return since;
        } finally {
            lock.unlock();
        }
    }

    static boolean isMessage(Fact fact) {
        return fact instanceof Fact.Received || fact instanceof Fact.Sent;
    }
}
