package switchboard.ui.replay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.replay.ReplayListener;
import switchboard.replay.ReplayOutcome;
import switchboard.replay.ReplaySummary;
import switchboard.replay.compare.ReplayResult;

/**
 * A buffer between a replay's threads and the window, which empties it regularly. Thread-safe.
 *
 * <p>It accepts 100,000 rows; after those only differing outcomes, up to 200,000 rows in all. Messages are kept in full
 * only if they differ, up to 256 KiB for an outcome and 32 MiB in all.
 */
final class OutcomeBuffer implements ReplayListener {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_BAD_ROWS = 200_000;

    /** The largest size in bytes of an outcome's messages that are kept in full. */
    private static final int LONGEST_WHOLE = 256 << 10;

    /** The size in bytes of all messages that are kept in full. */
    private static final long MOST_WHOLE = 32L << 20;

    /**
     * The rows since the last call, and the state of the replay. Immutable.
     *
     * @param rows new rows, in the order of their arrival
     * @param counts the number of outcomes so far by result
     * @param left the number of outcomes without a row
     * @param clients the number of replayed clients, 0 before it is known
     * @param messages the number of replayed messages
     * @param listening the address of the replay server; empty if there is none
     * @param summary the summary, once the replay is over
     */
    record Batch(
            List<OutcomeRow> rows,
            Map<ReplayResult, Long> counts,
            long left,
            int clients,
            long messages,
            String listening,
            Optional<ReplaySummary> summary) {}

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private List<OutcomeRow> rows = new ArrayList<>();

    @GuardedBy("lock")
    private final Map<ReplayResult, Long> counts = new EnumMap<>(ReplayResult.class);

    @GuardedBy("lock")
    private int kept;

    @GuardedBy("lock")
    private long left;

    @GuardedBy("lock")
    private long wholeBytes;

    @GuardedBy("lock")
    private int clients;

    @GuardedBy("lock")
    private long messages;

    @GuardedBy("lock")
    private String listening = "";

    @GuardedBy("lock")
    private Optional<ReplaySummary> summary = Optional.empty();

    @Override
    public void began(int clientsPlayed, long messagesPlayed) {
        lock.lock();
        try {
            clients = clientsPlayed;
            messages = messagesPlayed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void listening(String address, int port) {
        lock.lock();
        try {
            listening = (address.contains(":") ? "[" + address + "]" : address) + " : " + port;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void outcome(ReplayOutcome outcome) {
        boolean asRecorded = outcome.result().isGood();
        int bytes = outcome.recorded().map(one -> one.size()).orElse(0)
                + outcome.received().map(one -> one.size()).orElse(0);
        lock.lock();
        try {
            counts.merge(outcome.result(), 1L, Long::sum);
            if (kept >= (asRecorded ? MOST_ROWS : MOST_BAD_ROWS)) {
                left++;
                return;
            }
            kept++;
            boolean whole = !asRecorded && bytes <= LONGEST_WHOLE && wholeBytes + bytes <= MOST_WHOLE;
            wholeBytes += whole ? bytes : 0;
            rows.add(OutcomeRow.of(outcome, whole));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(ReplaySummary over) {
        lock.lock();
        try {
            summary = Optional.of(over);
        } finally {
            lock.unlock();
        }
    }

    /** Removes the new rows and returns them with the state of the replay. */
    Batch take() {
        lock.lock();
        try {
            List<OutcomeRow> taken = rows;
            rows = new ArrayList<>();
            return new Batch(taken, Map.copyOf(counts), left, clients, messages, listening, summary);
        } finally {
            lock.unlock();
        }
    }
}
