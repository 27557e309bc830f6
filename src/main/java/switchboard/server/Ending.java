package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;

/**
 * How and when one connection ends.
 *
 * <p>It is counted as live until {@link #end} is called for the first time, by whoever notices first. After that
 * it is either being parted from, or it only finished sending and waits for its answers. Thread-safe.
 */
final class Ending {
    /** After an answer a client that finished sending is given this long for another one. */
    private static final long NEXT_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private enum Phase {
        LIVE,
        /** It only finished sending and waits for its answers. */
        ANSWERABLE,
        /** It is being parted from, or gone. */
        ENDED
    }

    private final House house;
    private final ConnectionInfo info;
    private final ClientTally tally;
    private final boolean guarded;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.LIVE);
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
        return end(reason, sentence, Phase.ENDED);
    }

    private boolean end(CloseReason reason, String sentence, Phase next) {
        if (!phase.compareAndSet(Phase.LIVE, next)) {
            return false;
        }
        // First of all, so that its place comes free even where there is no memory left to say so.
        Counts counts = house.registry.end(reason);
        if (guarded) {
            house.guard.leave(info.host());
        }
        long at = Clock.micros();
        tally.left(at, reason, sentence);
        boolean answerable = next == Phase.ANSWERABLE;
        house.bus.publish(new Fact.Closed(info.id(), at, reason, sentence, answerable, counts));
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
        return end(reason, sentence, Phase.ANSWERABLE);
    }

    boolean isEnded() {
        return phase.get() != Phase.LIVE;
    }

    boolean isAnswerable() {
        return phase.get() == Phase.ANSWERABLE;
    }

    boolean canBeSentTo() {
        return phase.get() != Phase.ENDED;
    }

    /** Take note that so many messages were sent to it. */
    void answered(int messages) {
        if (isAnswerable()) {
            answersLeft.addAndGet(-messages);
            until = System.nanoTime() + NEXT_ANSWER_NANOS;
        }
    }

    boolean hasAllAnswers() {
        return answersLeft.get() <= 0;
    }

    /** Stop answering; true for the first call only. {@link #tellAnswersEnded} says so once it is closed. */
    boolean stopAnswering() {
        return phase.compareAndSet(Phase.ANSWERABLE, Phase.ENDED);
    }

    void tellAnswersEnded(String how) {
        house.bus.publish(new Fact.AnswerEnded(info.id(), Clock.micros(), Sentences.of(how)));
    }

    /** Return whether it ended and its last grace is over too. */
    boolean isOverdue(long now) {
        return isEnded() && now - until >= 0;
    }

    int politeMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
    }
}
