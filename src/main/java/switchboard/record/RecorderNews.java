package switchboard.record;

import java.time.ZoneId;
import java.util.List;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.text.StoredText;

/**
 * Tells everybody how recording goes: what is on disk, what hinders, what became of it.
 *
 * <p>On the recorder's thread. Publishing there can't make it wait for itself, because its subscription wants none of
 * these facts.
 */
final class RecorderNews {
    private static final String TROUBLE = "recorder";
    private static final String GAP = "recorder gap";
    private static final String MOVED = "recorder file";

    private final EventBus bus;
    private String complaint = "";

    RecorderNews(EventBus bus) {
        this.bus = bus;
    }

    /** Say what hinders recording, unless that was said last. */
    void hindered(Fault fault, boolean missing) {
        String sentence = fault.sentence()
                + (missing
                        ? "; what is said meanwhile is not recorded any more."
                        : "; until then messages wait in memory.");
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            bus.publish(new Fact.Trouble(TROUBLE, StoredText.of(sentence)));
        }
    }

    /** Say that nothing hinders it any more. */
    void resumed() {
        complaint = "";
        bus.publish(Fact.Trouble.over(TROUBLE));
    }

    /** Say what is missing now for good. */
    void missed(Gap gap, ZoneId zone) {
        bus.publish(new Fact.Trouble(GAP, StoredText.of(Sentences.missing(gap, zone))));
    }

    /** Say that another file is written now, and why. */
    void moved(String sentence) {
        bus.publish(new Fact.Trouble(MOVED, StoredText.of(sentence)));
    }

    /** Say that nothing is recorded any more. */
    void broken() {
        bus.publish(new Fact.Trouble(
                TROUBLE,
                StoredText.of("Recording stopped because of a fault in Switchboard: start it again to record on.")));
    }

    /** Say how far the file has grown. */
    void recorded(Fact.Recorded progress) {
        bus.publish(progress);
    }

    /** Say that these notes are on disk. */
    void kept(List<PendingNotes.Put> puts) {
        PendingNotes.kept(puts, bus);
    }
}
