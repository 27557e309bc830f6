package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.event.CloseReason;
import switchboard.event.ConnectionInfo;
import switchboard.event.Fact;

/**
 * How and when one connection ends.
 *
 * <p>It is counted as live until {@link #end} is called for the first time, by whoever notices first. After that
 * it is either being parted from, or it only finished sending and waits for its answers. Thread-safe.
 */
final class Ending {
    /** After an answer a client that finished sending is given this long for another one. */
    private static final long NEXT_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final House house;
    private final ConnectionInfo info;
    private final ClientTally tally;
    private final boolean guarded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean answerable = new AtomicBoolean();
    private final AtomicInteger answersLeft = new AtomicInteger();

    /** When politeness or answering is over, in nanoseconds; meaningless before the end. */
    private volatile long until;

    Ending(House house, ConnectionInfo info, ClientTally tally, boolean guarded) {
        this.house = house;
        this.info = info;
        this.tally = tally;
        this.guarded = guarded;
    }

    /** Count the connection as ended and say so; true for the first call only. */
    boolean end(CloseReason reason, String sentence) {
        return end(reason, sentence, false);
    }

    private boolean end(CloseReason reason, String sentence, boolean canBeAnswered) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        if (guarded) {
            house.guard.leave(info.host());
        }
        long at = Clock.micros();
        tally.left(at, reason, sentence);
        house.bus.publish(new Fact.Closed(info.id(), at, reason, sentence, canBeAnswered, house.registry.end(reason)));
        return true;
    }

    /** As {@link #end}, but the client gets a while to read what was sent last. */
    boolean part(CloseReason reason, String sentence) {
        until = System.nanoTime() + house.limits.parting().politeTime().toNanos();
        return end(reason, sentence);
    }

    /** As {@link #end}, but it can still be answered for a while, as often as it asked. */
    boolean finish(CloseReason reason, String sentence) {
        until = System.nanoTime() + house.limits.parting().answerTime().toNanos();
        answersLeft.set((int) Math.min(Integer.MAX_VALUE, tally.unanswered()));
        answerable.set(true);
        if (!end(reason, sentence, true)) {
            answerable.set(false);
            return false;
        }
        return true;
    }

    boolean isEnded() {
        return ended.get();
    }

    boolean isAnswerable() {
        return answerable.get();
    }

    boolean canBeSentTo() {
        return !ended.get() || answerable.get();
    }

    /** Take note that so many messages were sent to it. */
    void answered(int messages) {
        if (answerable.get()) {
            answersLeft.addAndGet(-messages);
            until = System.nanoTime() + NEXT_ANSWER_NANOS;
        }
    }

    boolean hasAllAnswers() {
        return answersLeft.get() <= 0;
    }

    /** Stop answering; true for the first call only. {@link #tellAnswersEnded} says so once it is closed. */
    boolean stopAnswering() {
        return answerable.compareAndSet(true, false);
    }

    void tellAnswersEnded(String how) {
        house.bus.publish(new Fact.AnswerEnded(info.id(), Clock.micros(), Sentences.of(how)));
    }

    /** Return whether it ended and its last grace is over too. */
    boolean isOverdue(long now) {
        return ended.get() && now - until >= 0;
    }

    int politeMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
    }
}
