package switchboard.ui.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * The history of sent replies. Event dispatch thread only.
 *
 * <p>While older entries are shown, the unsent text is kept as the newest entry, so that it is never lost.
 */
final class ReplyHistory {
    private static final int KEPT = 200;

    private final List<String> sent = new ArrayList<>();
    private String draft = "";
    private int at;

    /** Adds a text that was sent. */
    void add(String text) {
        if (!text.isEmpty() && (sent.isEmpty() || !sent.getLast().equals(text))) {
            sent.add(text);
            if (sent.size() > KEPT) {
                sent.removeFirst();
            }
        }
        at = sent.size();
        draft = "";
    }

    /** Returns the text before the one that is shown; the oldest stays. */
    String older(String shown) {
        remember(shown);
        at = Math.max(0, at - 1);
        return current();
    }

    /** Returns the text after the one that is shown; the last one is the unsent text. */
    String newer(String shown) {
        remember(shown);
        at = Math.min(sent.size(), at + 1);
        return current();
    }

    private void remember(String shown) {
        if (at == sent.size()) {
            draft = shown;
        } else if (!shown.equals(sent.get(at))) {
            // An older text that was changed becomes the unsent text.
            draft = shown;
            at = sent.size();
        }
    }

    private String current() {
        return at == sent.size() ? draft : sent.get(at);
    }
}
