package switchboard.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.model.Counts;
import switchboard.model.Limit;
import switchboard.thread.Threads;

/** Goes round all connections and ends what no thread of their own waits for. One platform thread. */
final class Watchdog {
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int TIDY_EVERY = 50;

    private final House house;
    private final Thread thread;
    private volatile boolean stopping;

    Watchdog(House house) {
        this.house = house;
        this.thread = Threads.platform("watchdog", this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        int round = 0;
        long toldVersion = 0;
        while (!stopping) {
            LockSupport.parkNanos(this, ROUND);
            try {
                toldVersion = goRound(toldVersion);
                if (++round % TIDY_EVERY == 0) {
                    house.guard.tidy();
                }
            } catch (RuntimeException | Error broken) {
                // Without it no deadline would hold any more.
                Threads.uncaught(thread, broken);
            }
        }
    }

    /** Look after everybody once; return the version of the counts that was told last. */
    private long goRound(long toldVersion) {
        long now = System.nanoTime();
        for (Connection connection : house.registry.all()) {
            if (needsAttention(connection, now)) {
                // On a thread of its own, because publishing may wait and the next deadline does not.
                Threads.virtual("watch " + connection.id(), () -> attend(connection, now))
                        .start();
            }
        }
        if (house.reserve.isOver(now)) {
            house.bus.publish(new Fact.Trouble(DescriptorReserve.TROUBLE, ""));
        }
        Counts counts = house.registry.counts();
        if (counts.version() != toldVersion) {
            house.bus.publish(new Fact.Counted(counts));
        }
        return counts.version();
    }

    /** Return whether {@link #attend} would do something; cheap, because everybody is looked at five times a second. */
    private static boolean needsAttention(Connection one, long now) {
        return one.ending.isOverdue(now)
                || one.sender.hasStalled(now)
                || (!one.isHeld() && !one.isShownUnfinished() && one.openFrame.isUnfinished(now))
                || isOverdueWithoutTimeout(one, now)
                || isReceptionOverdue(one, now);
    }

    /** End what is overdue, and show what is unfinished. */
    private void attend(Connection one, long now) {
        if (one.ending.isOverdue(now)) {
            if (one.ending.isAnswerable()) {
                one.stopAnswering("answer.over");
            } else {
                one.closeTransport();
            }
        } else if (one.sender.hasStalled(now)) {
            String sentence =
                    Sentences.of("left.slow", house.limits.outbound().stall().toSeconds());
            one.ending.end(CloseReason.SLOW_CONSUMER, sentence);
            one.closeTransport();
            house.hit(Limit.OUTBOUND_STALL, Sentences.of("limit.stall", one.id(), sentence));
        } else if (isOverdueWithoutTimeout(one, now)) {
            String sentence = Sentences.of("limit.time", one.id());
            Limit limit = one.openFrame.isInBody() ? Limit.BODY_TIME : Limit.HEADER_TIME;
            one.ending.end(CloseReason.TIMEOUT, sentence);
            one.closeTransport();
            house.hit(limit, sentence);
        } else if (one.reception.isOpeningOverdue(now)) {
            one.ending.end(CloseReason.TIMEOUT, Sentences.of("left.handshake.late"));
            one.closeTransport();
            house.hit(Limit.HANDSHAKE_TIME, Sentences.of("limit.handshake", one.id()));
        } else if (isReceptionOverdue(one, now)) {
            one.dismiss(CloseReason.CODE, Sentences.of("left.code.late"), Sentences.of("code.say.late"));
            house.hit(Limit.CLASS_CODE, Sentences.of("limit.code.late", one.info.peer()));
        } else if (one.openFrame.isUnfinished(now)) {
            one.showUnfinished();
        }
    }

    private static boolean isOverdueWithoutTimeout(Connection one, long now) {
        return !one.isHeld() && !one.transport.hasReadTimeout() && one.openFrame.isOverdue(now);
    }

    private static boolean isReceptionOverdue(Connection one, long now) {
        return !one.ending.isEnded()
                && (one.reception.isOpeningOverdue(now)
                        || !one.isHeld() && one.reception.isCodeOverdue(now, one.releasedNanos()));
    }

    void stop() throws InterruptedException {
        stopping = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }
}
