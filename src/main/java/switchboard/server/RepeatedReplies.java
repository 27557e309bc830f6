package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.ConnectionId;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/**
 * The replies that are sent on a timer, at most one for each client, all by one platform thread that starts with the
 * first of them.
 *
 * <p>Thread-safe. A reply is left out in a round in which the client has not taken the one before; so nothing piles up,
 * and nobody waits. No lock is held while something is sent or published.
 */
final class RepeatedReplies {
    /** The longest time until the end of a client is noticed. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ServerContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final List<RepeatedReply> replies = new ArrayList<>();

    @GuardedBy("lock")
    private @Nullable Thread thread;

    /** Whether something has to be done before the time that the thread waits for. */
    @GuardedBy("lock")
    private boolean woken;

    @GuardedBy("lock")
    private boolean closed;

    RepeatedReplies(ServerContext context) {
        this.context = context;
    }

    /** Begins to send, in place of what is repeated for the same clients. */
    void begin(Request.Repeat request) {
        for (Request.RecipientBody each : request.bodies()) {
            RepeatedReply reply = new RepeatedReply(context, request, each, this::wake);
            reply.tellBeginning();
            lock.lock();
            try {
                endOf(each.to(), ServerText.REPEAT_REPLACED);
                replies.add(reply);
                if (thread == null && !closed) {
                    thread = Threads.platform("repeat", this::work);
                    thread.start();
                }
            } finally {
                lock.unlock();
            }
            wake();
        }
    }

    /** Stops what is repeated for these clients; a message that is being sent is still sent. */
    void stop(Target target) {
        lock.lock();
        try {
            switch (target) {
                case Target.All all -> replies.forEach(reply -> reply.endBy(ServerText.REPEAT_STOPPED));
                case Target.Only only -> only.ids().forEach(id -> endOf(id, ServerText.REPEAT_STOPPED));
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    @GuardedBy("lock")
    private void endOf(ConnectionId id, ServerText how) {
        replies.stream().filter(reply -> reply.to().equals(id)).forEach(reply -> reply.endBy(how));
    }

    private void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (List<RepeatedReply> all = next(0); !all.isEmpty(); all = next(waitNanos(all))) {
                all.forEach(this::turn);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(RepeatedReply reply) {
        boolean goesOn;
        try {
            goesOn = reply.turn();
        } catch (RuntimeException | Error broken) {
            // The thread goes on, because the other clients' replies depend on it.
            Threads.uncaught(Thread.currentThread(), broken);
            goesOn = reply.fail(ServerText.REPLY_BROKEN.with(Threads.brief(broken)));
        }
        if (!goesOn) {
            lock.lock();
            try {
                replies.remove(reply);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Returns the time until the first of these replies is due, in nanoseconds. */
    private long waitNanos(List<RepeatedReply> all) {
        long now = context.clock.nanos();
        long wait = LOOK_NANOS;
        for (RepeatedReply reply : all) {
            wait = Math.min(wait, reply.dueIn(now));
        }
        return wait;
    }

    /** Waits, and then returns all replies as soon as there are some; none once this is closed. */
    private List<RepeatedReply> next(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !woken && !closed) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            while (replies.isEmpty() && !closed) {
                changed.await();
            }
            return closed ? List.of() : List.copyOf(replies);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread; what is repeated ends without a word, because its clients are gone. */
    void close() throws InterruptedException {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            ending = thread;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            ending.join(TimeUnit.SECONDS.toMillis(1));
        }
    }
}
