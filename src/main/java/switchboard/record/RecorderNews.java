package switchboard.record;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Tells everybody how recording goes: what is on disk, what hinders, what became of it.
 *
 * <p>On the recorder's thread. Publishing there can't make it wait for itself, because its subscription wants none of
 * these facts.
 */
final class RecorderNews {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String TROUBLE = "recorder";
    private static final String GAP = "recorder gap";
    private static final String MOVED = "recorder file";

    private final EventBus bus;
    private Optional<CodedText> complaint = Optional.empty();

    RecorderNews(EventBus bus) {
        this.bus = bus;
    }

    /** Says what hinders recording, unless that was said last. */
    void hindered(Fault fault, boolean missing) {
        CodedText text = (missing ? RecordText.HINDERED_LOST : RecordText.HINDERED_WAITING).with(fault.text());
        Optional<CodedText> said = Optional.of(text);
        if (!said.equals(complaint)) {
            complaint = said;
            bus.publish(new Fact.Trouble(TROUBLE, text));
        }
    }

    /** Says that nothing hinders it any more. */
    void resumed() {
        complaint = Optional.empty();
        bus.publish(Fact.Trouble.over(TROUBLE));
    }

    /** Says what is missing now for good, after a fault. */
    void missed(Gap gap, Fault.After after, ZoneId zone) {
        bus.publish(new Fact.Trouble(GAP, after.missed(gap.messages(), time(gap.from(), zone), time(gap.to(), zone))));
    }

    private static String time(long micros, ZoneId zone) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone));
    }

    /** Says that another file is written now, and why. */
    void moved(CodedText text) {
        bus.publish(new Fact.Trouble(MOVED, text));
    }

    /** Says that nothing is recorded any more. */
    void broken() {
        bus.publish(new Fact.Trouble(TROUBLE, RecordText.RECORDING_BROKEN.with()));
    }

    /** Says how far the file has grown. */
    void recorded(Fact.Recorded progress) {
        bus.publish(progress);
    }

    /** Says that these notes are on disk. */
    void kept(List<PendingNotes.Put> puts) {
        PendingNotes.kept(puts, bus);
    }
}
