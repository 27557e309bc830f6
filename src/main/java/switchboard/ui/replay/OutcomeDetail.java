package switchboard.ui.replay;

import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.replay.ReplayOutcome;
import switchboard.replay.compare.MessageDifference;
import switchboard.replay.compare.ReplayResult;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.VerticalScrollPanel;
import switchboard.wire.Message;

/**
 * The panel with both texts of an outcome side by side and their difference highlighted. Event dispatch thread only.
 */
final class OutcomeDetail extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The number of chars of a long text that are shown before the difference and after its beginning. */
    private static final int BEFORE = 80;

    private static final int AFTER = 1_200;

    /** The number of body bytes that are compared. */
    private static final int MOST_COMPARED = 64 << 10;

    /** The margin of the texts at 100 % zoom. */
    private static final int MARGIN = 8;

    private final InertParagraph sentence = new InertParagraph("Label.foreground", "defaultFont", false);
    private final JLabel recordedTitle = new JLabel();
    private final JLabel nowTitle = new JLabel();
    private final HighlightedText recorded = new HighlightedText();
    private final HighlightedText now = new HighlightedText();
    private final List<JComponent> pages = new ArrayList<>();

    OutcomeDetail() {
        super(new MigLayout("insets 0, fill, wrap 2", "[grow,fill,sg side]12[grow,fill,sg side]", "[]6[]4[grow,fill]"));
        setOpaque(false);
        add(sentence, "span 2, wmin 0");
        recordedTitle.putClientProperty("FlatLaf.styleClass", "cap");
        nowTitle.putClientProperty("FlatLaf.styleClass", "cap");
        add(recordedTitle, "wmin 0");
        add(nowTitle, "wmin 0");
        add(scroll(recorded, "replay.detail.recorded"), "wmin 0, hmin 40");
        add(scroll(now, "replay.detail.now"), "wmin 0, hmin 40");
        show(Optional.empty());
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (pages != null) {
            pages.forEach(OutcomeDetail::setMargin);
        }
    }

    /** Sets the margin of a text for the present zoom. */
    private static void setMargin(JComponent page) {
        int margin = UIScale.scale(MARGIN);
        page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    }

    private JScrollPane scroll(HighlightedText text, String name) {
        JPanel page = new VerticalScrollPanel(text);
        setMargin(page);
        pages.add(page);
        JScrollPane scroll = new JScrollPane(page);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.getAccessibleContext().setAccessibleName(Strings.of(name));
        return scroll;
    }

    void show(Optional<OutcomeRow> chosen) {
        if (chosen.isEmpty()) {
            sentence.setText(Strings.of("replay.detail.none"));
            title(recordedTitle, "replay.detail.recorded", -1);
            title(nowTitle, "replay.detail.now", -1);
            recorded.show("", "", "");
            now.show("", "", "");
            return;
        }
        OutcomeRow row = chosen.get();
        ReplayOutcome outcome = row.outcome();
        sentence.setText(sentence(row));
        boolean same = outcome.result() == ReplayResult.SAME || outcome.result() == ReplayResult.SENT;
        title(recordedTitle, "replay.detail.recorded", row.recordedBytes());
        title(nowTitle, "replay.detail.now", same ? row.recordedBytes() : row.receivedBytes());
        String then = outcome.recorded()
                .map(message -> OutcomeRow.text(message, MOST_COMPARED))
                .orElse(row.recorded());
        String today = outcome.received()
                .map(message -> OutcomeRow.text(message, MOST_COMPARED))
                .orElse(row.received());
        compare(then, same ? then : today);
    }

    private static void title(JLabel label, String key, int bytes) {
        label.setText(bytes < 0 ? Strings.of(key) : Strings.of("replay.detail.bytes", Strings.of(key), bytes));
    }

    private static String sentence(OutcomeRow row) {
        ReplayOutcome outcome = row.outcome();
        String what = OutcomeColumn.client(outcome) + "  "
                + Strings.of("replay.said." + outcome.result().word());
        if (!outcome.why().isEmpty()) {
            return what + "\n" + Strings.render(outcome.why().get());
        }
        Optional<Message> then = outcome.recorded();
        Optional<Message> today = outcome.received();
        if (then.isEmpty() || today.isEmpty()) {
            return what;
        }
        MessageDifference difference = MessageDifference.between(then.get(), today.get());
        String where = switch (difference.part()) {
            case BODY -> Strings.of("replay.differs.body", LocalizedFormats.count(difference.at() + 1L));
            case HEADER -> Strings.of("replay.differs.header", LocalizedFormats.count(difference.at() + 1L));
            case TRAILER -> Strings.of("replay.differs.trailer");
            case NONE -> "";
        };
        return what + "\n" + where;
    }

    /** Shows both texts with the differing parts highlighted. */
    private void compare(String then, String today) {
        int least = Math.min(then.length(), today.length());
        int start = 0;
        while (start < least && then.charAt(start) == today.charAt(start)) {
            start++;
        }
        if (start > 0 && Character.isHighSurrogate(then.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < least - start && then.charAt(then.length() - 1 - end) == today.charAt(today.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(then.charAt(then.length() - end))) {
            end--;
        }
        show(recorded, then, start, then.length() - end);
        show(now, today, start, today.length() - end);
    }

    private static void show(HighlightedText text, String whole, int from, int to) {
        int first = whole(whole, Math.max(0, from - BEFORE));
        int last = whole(whole, Math.min(whole.length(), Math.max(to, from) + AFTER));
        int marked = Math.min(to, whole(whole, Math.min(whole.length(), from + AFTER)));
        int shownEnd = marked < to ? marked : last;
        text.show(
                (first > 0 ? "…" : "") + whole.substring(first, from),
                whole.substring(from, marked),
                whole.substring(marked, shownEnd) + (shownEnd < whole.length() ? "…" : ""));
    }

    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
