package switchboard.record;

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
 * Finds out what stands in each stretch of messages, beside the thread that writes them meanwhile.
 *
 * <p>Looking at every group of characters takes half as long as writing, so that what has many messages gets a thread
 * of its own. {@link #index} and {@link #found} take turns; used by the writing thread.
 */
final class BlockIndexer implements AutoCloseable {
    /** A stretch that is complete. */
    record Row(Block block, byte[] grams) {}

    private static final Logger LOG = LoggerFactory.getLogger(BlockIndexer.class);
    private static final int WORTH_A_THREAD = 1_000;
    private static final long END_MILLIS = 500;
    private static final FutureTask<List<Row>> END = new FutureTask<>(List::of);

    /** Used by whoever has the work, never by two at once. */
    private final BlockBuilder builder = new BlockBuilder();

    private final BlockingQueue<FutureTask<List<Row>>> work = new ArrayBlockingQueue<>(1);
    private @Nullable Thread thread;
    private FutureTask<List<Row>> current = END;

    /** Begin to look at the messages among some facts, which nobody changes meanwhile. */
    void index(List<Fact> facts, long firstNumber) {
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

    /** Wait for what {@link #index} found: the stretches that became complete. */
    List<Row> found() {
        try {
            return current.get();
        } catch (InterruptedException nobodyAsksThat) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(nobodyAsksThat);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("Indexing failed", broken.getCause());
        }
    }

    /** Return the stretch that is not complete yet, as if it were. */
    List<Row> rest() {
        return builder.isEmpty() ? List.of() : List.of(new Row(builder.block(), builder.takeGrams()));
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
        } catch (InterruptedException nobodyAsksThat) {
            LOG.warn("Indexing was interrupted");
        }
    }

    /** End the thread. */
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
