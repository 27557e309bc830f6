package switchboard.ui.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * The notices that are not dismissed yet, one per topic, the worst first.
 *
 * <p>Event dispatch thread only.
 */
public final class Notices {
    private final Map<String, Notice> shown = new LinkedHashMap<>();
    private final Map<String, Notice> dismissed = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Hears of each change from now on. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Shows a notice, unless a person has dismissed exactly this one. */
    @RequiresEdt
    public void show(Notice notice) {
        Edt.require();
        Notice before = shown.get(notice.topic());
        if (says(dismissed.get(notice.topic()), notice.sentence()) || says(before, notice.sentence())) {
            return;
        }
        dismissed.remove(notice.topic());
        shown.put(notice.topic(), notice);
        tell();
    }

    private static boolean says(@Nullable Notice notice, String sentence) {
        return notice != null && notice.sentence().equals(sentence);
    }

    /** Shows it also if a person has dismissed the same one before: it has happened again. */
    @RequiresEdt
    public void showAgain(Notice notice) {
        Edt.require();
        dismissed.remove(notice.topic());
        shown.remove(notice.topic());
        show(notice);
    }

    /** Takes a topic's notice away because the matter is over. */
    @RequiresEdt
    public void over(String topic) {
        Edt.require();
        dismissed.remove(topic);
        if (shown.remove(topic) != null) {
            tell();
        }
    }

    /** Takes a notice away because a person has read it. */
    @RequiresEdt
    public void dismiss(Notice notice) {
        Edt.require();
        dismissed.put(notice.topic(), notice);
        if (shown.remove(notice.topic()) != null) {
            tell();
        }
    }

    /** Does what a person chose to do about a notice. */
    @RequiresEdt
    public void take(Notice notice, Notice.Action way) {
        Edt.require();
        if (way.settles()) {
            dismiss(notice);
        }
        way.run().run();
    }

    /** Returns the notice to show: the worst, and of those the newest. */
    public Optional<Notice> first() {
        return shown.values().stream().reduce((a, b) -> b.kind().compareTo(a.kind()) >= 0 ? b : a);
    }

    /** Returns whether a person has dismissed the newest notice about a topic. */
    public boolean isDismissed(String topic) {
        return dismissed.containsKey(topic);
    }

    /** Returns those that a person has dismissed while their matter is not over, the latest last. */
    public List<Notice> dismissed() {
        return List.copyOf(dismissed.values());
    }

    /** Returns all that are shown, the latest last. */
    public List<Notice> all() {
        return List.copyOf(shown.values());
    }

    /** Returns how many there are. */
    public int count() {
        return shown.size();
    }

    /** Returns the topics of all that are shown. */
    public List<String> topics() {
        return List.copyOf(shown.keySet());
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
