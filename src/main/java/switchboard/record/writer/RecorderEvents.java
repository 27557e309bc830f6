package switchboard.record.writer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.record.Gap;
import switchboard.record.PendingNotes;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Publishes the state of recording: progress, faults and their ends. Used by the recorder's thread; progress and stored
 * notes also by the forcing thread, the write-ahead log's size by the checkpointer's.
 *
 * <p>Publishing can't block on the recorder's own queue, because the recorder subscribes to none of these facts.
 */
final class RecorderEvents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String WARNING_SOURCE = "recorder";
    private static final String GAP = "recorder gap";
    private static final String MOVED = "recorder file";
    private static final String LIMIT_NEAR = "recorder limit";
    private static final String LOG = "recorder log";

    private final EventBus bus;
    private Optional<CodedText> complaint = Optional.empty();
    private Optional<CodedText> limit = Optional.empty();
    private Optional<CodedText> nearLimit = Optional.empty();

    RecorderEvents(EventBus bus) {
        this.bus = bus;
    }

    /** Publishes a fault, unless it was the last one published. */
    void writeFailed(WriteFailure writeFailure, boolean missing) {
        CodedText text = (missing ? RecordText.HINDERED_LOST : RecordText.HINDERED_WAITING).with(writeFailure.text());
        Optional<CodedText> said = Optional.of(text);
        if (!said.equals(complaint)) {
            complaint = said;
            bus.publish(new Fact.Warning(WARNING_SOURCE, text));
        }
    }

    /** Publishes that the fault has ended. */
    void resumed() {
        complaint = Optional.empty();
        bus.publish(new Fact.Warning(WARNING_SOURCE, limit));
    }

    /** Publishes the limit that keeps messages from being recorded, or that there is none; a fault goes first. */
    void limited(Optional<CodedText> text) {
        limit = text;
        if (complaint.isEmpty()) {
            bus.publish(new Fact.Warning(WARNING_SOURCE, limit));
        }
    }

    /** Publishes that a limit comes near, or that none does, unless that was published last. */
    void limitNear(Optional<CodedText> text) {
        if (!text.equals(nearLimit)) {
            nearLimit = text;
            bus.publish(new Fact.Warning(LIMIT_NEAR, text));
        }
    }

    /** Publishes which messages a fault or a limit has lost. */
    void missed(Gap gap, WriteFailure.Explanation after, ZoneId zone) {
        bus.publish(new Fact.Warning(GAP, after.missed(gap.messages(), time(gap.from(), zone), time(gap.to(), zone))));
    }

    private static String time(long micros, ZoneId zone) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone));
    }

    /** Publishes that another file is written now, and why. */
    void moved(CodedText text) {
        bus.publish(new Fact.Warning(MOVED, text));
    }

    /** Publishes that a reader keeps the write-ahead log from being merged. */
    void logHeld(CodedText text) {
        bus.publish(new Fact.Warning(LOG, text));
    }

    /** Publishes that the write-ahead log is small again. */
    void logReleased() {
        bus.publish(Fact.Warning.over(LOG));
    }

    /** Publishes that recording has ended by an error. */
    void broken() {
        bus.publish(new Fact.Warning(WARNING_SOURCE, RecordText.RECORDING_BROKEN.with()));
    }

    /** Publishes the progress of the file. */
    void recorded(Fact.Recorded progress) {
        bus.publish(progress);
    }

    /** Publishes that these notes are on disk. */
    void kept(List<PendingNotes.PendingPut> puts) {
        PendingNotes.kept(puts, bus);
    }
}
