package switchboard.record.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.thread.Threads;
import switchboard.wire.Direction;

/**
 * Builds zone maps of the messages that are being written, in parallel with the writing thread, which calls
 * {@link #index} and {@link #found} alternately.
 *
 * <p>Indexing a message takes half as long as writing it, so a large group of facts is indexed on a separate platform
 * thread.
 */
public final class ZoneMapIndexer implements AutoCloseable {
    /**
     * The index of a complete range.
     *
     * @param zoneMap its zone map
     * @param texts its {@link NgramBloomFilter} as bytes
     */
    record Row(ZoneMap zoneMap, byte[] texts) {}

    private static final Logger LOG = LoggerFactory.getLogger(ZoneMapIndexer.class);

    /** The facts from which a group is indexed on the separate thread. */
    private static final int WORTH_A_THREAD = 1_000;

    private static final long END_MILLIS = 500;
    private static final FutureTask<List<Row>> END = new FutureTask<>(List::of);

    /** The builder; used by the thread that has the current work, never by two threads at once. */
    private final ZoneMapBuilder builder = new ZoneMapBuilder();

    private final BlockingQueue<FutureTask<List<Row>>> work = new ArrayBlockingQueue<>(1);
    private @Nullable Thread thread;
    private FutureTask<List<Row>> current = END;

    /**
     * Starts to index the messages among some facts. The caller must not change the list before {@link #found} returns.
     */
    public void index(List<Fact> facts, long firstNumber) {
        current = new FutureTask<>(() -> rows(facts, firstNumber));
        if (facts.size() < WORTH_A_THREAD) {
            current.run();
            return;
        }
        if (thread == null) {
            thread = Threads.platform("index", this::work);
            thread.start();
        }
        work.add(current);
    }

    /** Waits for the work of {@link #index} and returns the ranges that became complete. */
    public List<Row> found() {
        try {
            return current.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("Indexing failed", broken.getCause());
        }
    }

    /** Returns the incomplete range as if it were complete, and starts a new one. */
    public List<Row> rest() {
        return builder.isEmpty() ? List.of() : List.of(new Row(builder.zoneMap(), builder.takeTexts()));
    }

    private List<Row> rows(List<Fact> facts, long firstNumber) {
        List<Row> rows = new ArrayList<>();
        long number = firstNumber;
        for (Fact fact : facts) {
            if (fact instanceof Fact.Received in) {
                builder.add(number++, in.at(), in.id().number(), Direction.IN, in.message());
            } else if (fact instanceof Fact.Sent out) {
                builder.add(number++, out.at(), out.id().number(), Direction.OUT, out.message());
            }
            if (builder.isFull()) {
                rows.addAll(rest());
            }
        }
        return rows;
    }

    private void work() {
        try {
            for (FutureTask<List<Row>> next = work.take(); next != END; next = work.take()) {
                next.run();
            }
        } catch (InterruptedException interrupted) {
            LOG.warn("Indexing was interrupted");
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        Thread ending = thread;
        if (ending == null || !work.offer(END)) {
            return;
        }
        try {
            ending.join(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
