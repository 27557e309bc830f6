package switchboard.record.writer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import switchboard.event.Fact;
import switchboard.model.DiskLimits;
import switchboard.record.Gap;
import switchboard.record.file.SessionFile;
import switchboard.record.writer.WriteFailure.Explanation;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Keeps a recording within its {@link DiskLimits}: decides before each commit how many messages may be written, and
 * tells early that a limit comes near. Used by the recorder's thread; sizes are in bytes.
 *
 * <p>Messages beyond a limit do not wait: the next commit counts them in a {@link Gap} in their place, which takes
 * almost no space. Other facts are always written, so that the clients in the file are correct. A limit that was
 * reached holds until there is an eighth more room than it asks for; otherwise recording would begin and end with every
 * message.
 */
final class DiskQuota {
    private static final int MARGIN = 8;

    private final DiskLimits limits;
    private final RecorderEvents events;
    private final Clock clock;
    private final MissedFacts leftOut = new MissedFacts();
    private Optional<Explanation> reached = Optional.empty();
    private boolean near;

    /** The messages left out since a limit was reached. */
    private Optional<Gap> period = Optional.empty();

    DiskQuota(DiskLimits limits, RecorderEvents events, Clock clock) {
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    /** Returns the number of messages that were left out since the start. */
    long leftOut() {
        return leftOut.total();
    }

    /**
     * Returns the number of facts up to the first message that may not be written; all of them if every one may be.
     * Tells of a limit that this reaches or comes near.
     *
     * @param fileBytes asked for the size of the file, if that is limited
     */
    int fitting(SessionFile file, LongSupplier fileBytes, List<Fact> batch) {
        long reserve = limits.reserveOf(file.diskSize());
        long resumeAt = reserve + reserve / MARGIN;
        long free = reserve == 0 ? Long.MAX_VALUE : file.room().orElse(Long.MAX_VALUE);
        long most = limits.maxSession().orElse(Long.MAX_VALUE);
        long size = limits.maxSession().isPresent() ? fileBytes.getAsLong() : 0;

        long leftOfDisk = free - (isReached(Explanation.RESERVE) ? resumeAt : reserve);
        long leftOfFile = most - (isReached(Explanation.SIZE) ? most / MARGIN : 0) - size;
        long left = Math.min(leftOfDisk, leftOfFile);
        long taken = 0;
        int fitting = 0;
        for (Fact fact : batch) {
            if (MissedFacts.isMessage(fact)) {
                taken += fact.weight();
                if (taken > left) {
                    break;
                }
            }
            fitting++;
        }
        String path = file.path().toString();
        if (taken <= left) {
            reach(Optional.empty(), Optional.empty());
            near(
                    size + taken > most - most / MARGIN
                            ? Optional.of(RecordText.SIZE_SOON.with(path, mebibytes(most)))
                            : free - taken < 2 * reserve + (near ? reserve / MARGIN : 0)
                                    ? Optional.of(RecordText.SPACE_SOON.with(path, mebibytes(reserve)))
                                    : Optional.empty());
        } else if (leftOfFile <= leftOfDisk) {
            reach(Optional.of(Explanation.SIZE), Optional.of(RecordText.SIZE_REACHED.with(path, mebibytes(most))));
        } else {
            reach(
                    Optional.of(Explanation.RESERVE),
                    Optional.of(RecordText.SPACE_RESERVE.with(path, mebibytes(resumeAt))));
        }
        return fitting;
    }

    /**
     * Counts the messages among facts that do not {@linkplain #fitting fit}.
     *
     * @param facts the first is a message
     * @return the gap that stands for the messages
     */
    Gap leaveOut(List<Fact> facts) {
        facts.stream().filter(MissedFacts::isMessage).forEach(leftOut::add);
        MissedFacts.MissedSummary missed = leftOut.take();
        Gap gap = missed.gap(reached.orElseThrow().gap());
        period = Optional.of(period.map(before -> before.and(gap)).orElse(gap));
        return gap;
    }

    private boolean isReached(Explanation limit) {
        return reached.equals(Optional.of(limit));
    }

    private void reach(Optional<Explanation> now, Optional<CodedText> text) {
        if (now.equals(reached)) {
            return;
        }
        events.limited(text);
        if (now.isPresent()) {
            near(Optional.empty());
        }
        if (period.isPresent()) {
            events.missed(period.get(), reached.orElseThrow(), clock.getZone());
        }
        period = Optional.empty();
        reached = now;
    }

    private void near(Optional<CodedText> text) {
        near = text.isPresent();
        events.limitNear(text);
    }

    /** Returns an amount of bytes in MiB, rounded up. */
    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
