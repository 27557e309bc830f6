package switchboard.ui.reply;

import java.util.ArrayList;
import java.util.List;
import switchboard.wire.ByteNotation;

/**
 * The history of sent replies. Event dispatch thread only.
 *
 * <p>While older entries are shown, the unsent text is kept as the newest entry, so that it is never lost.
 */
final class ReplyHistory {
    private static final int KEPT = 200;
    private static final WrittenReply EMPTY = new WrittenReply("", ByteNotation.TEXT);

    private final List<WrittenReply> sent = new ArrayList<>();
    private WrittenReply draft = EMPTY;
    private int at;

    /** Adds a text that was sent. */
    void add(WrittenReply text) {
        if (!text.text().isEmpty() && (sent.isEmpty() || !sent.getLast().equals(text))) {
            sent.add(text);
            if (sent.size() > KEPT) {
                sent.removeFirst();
            }
        }
        at = sent.size();
        draft = EMPTY;
    }

    /** Returns the text before the one that is shown; the oldest stays. */
    WrittenReply older(WrittenReply shown) {
        remember(shown);
        at = Math.max(0, at - 1);
        return current();
    }

    /** Returns the text after the one that is shown; the last one is the unsent text. */
    WrittenReply newer(WrittenReply shown) {
        remember(shown);
        at = Math.min(sent.size(), at + 1);
        return current();
    }

    private void remember(WrittenReply shown) {
        if (at == sent.size()) {
            draft = shown;
        } else if (!shown.equals(sent.get(at))) {
            // An older text that was changed becomes the unsent text.
            draft = shown;
            at = sent.size();
        }
    }

    private WrittenReply current() {
        return at == sent.size() ? draft : sent.get(at);
    }
}
