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
 * The model of the notices: one for each topic, shown or dismissed.
 *
 * <p>Event dispatch thread only.
 */
public final class Notices {
    private final Map<String, Notice> shown = new LinkedHashMap<>();
    private final Map<String, Notice> dismissed = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Adds a listener that is called after each change. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Shows a notice, unless the same one is shown or was dismissed. */
    @RequiresEdt
    public void show(Notice notice) {
        Edt.require();
        Notice before = shown.get(notice.topic());
        if (says(dismissed.get(notice.topic()), notice.sentence()) || says(before, notice.sentence())) {
            return;
        }
        dismissed.remove(notice.topic());
        shown.put(notice.topic(), notice);
        notifyListeners();
    }

    private static boolean says(@Nullable Notice notice, String sentence) {
        return notice != null && notice.sentence().equals(sentence);
    }

    /** Shows a notice even if the same one was dismissed before, because its cause has occurred again. */
    @RequiresEdt
    public void showEvenIfDismissed(Notice notice) {
        Edt.require();
        dismissed.remove(notice.topic());
        shown.remove(notice.topic());
        show(notice);
    }

    /** Removes the notice of a topic because its cause is over. */
    @RequiresEdt
    public void clear(String topic) {
        Edt.require();
        dismissed.remove(topic);
        if (shown.remove(topic) != null) {
            notifyListeners();
        }
    }

    /** Dismisses a notice that the user has read. */
    @RequiresEdt
    public void dismiss(Notice notice) {
        Edt.require();
        dismissed.put(notice.topic(), notice);
        if (shown.remove(notice.topic()) != null) {
            notifyListeners();
        }
    }

    /** Runs an action of a notice. */
    @RequiresEdt
    public void take(Notice notice, Notice.Action action) {
        Edt.require();
        if (action.dismisses()) {
            dismiss(notice);
        }
        action.run().run();
    }

    /** Returns the notice to show: of the most severe ones the newest. */
    public Optional<Notice> first() {
        return shown.values().stream().reduce((a, b) -> b.kind().compareTo(a.kind()) >= 0 ? b : a);
    }

    /** Returns whether the newest notice of a topic was dismissed. */
    public boolean isDismissed(String topic) {
        return dismissed.containsKey(topic);
    }

    /** Returns the dismissed notices whose cause is not over, the newest last. */
    public List<Notice> dismissed() {
        return List.copyOf(dismissed.values());
    }

    /** Returns the shown notices, the newest last. */
    public List<Notice> all() {
        return List.copyOf(shown.values());
    }

    /** Returns the number of shown notices. */
    public int count() {
        return shown.size();
    }

    /** Returns the topics of the shown notices. */
    public List<String> topics() {
        return List.copyOf(shown.keySet());
    }

    private void notifyListeners() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
