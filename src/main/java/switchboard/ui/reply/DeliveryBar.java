package switchboard.ui.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;

/**
 * The line below the editor that shows the deliveries of the last reply, for each recipient while there are few; it
 * also asks for confirmations.
 *
 * <p>Event dispatch thread only.
 */
final class DeliveryBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CHIPS = 6;
    private static final int MOST_NAMED = 30;

    private final transient DeliveryTracker tracker;
    private final transient Function<ConnectionId, String> title;
    private final transient Runnable onStop;
    private final transient Runnable onShown;
    private boolean opened;
    private boolean saying;

    /** The sentence that stands behind the deliveries; empty if there is none. */
    private String note = "";

    /** Takes back what an open question is about; empty while there is no question. */
    private transient Optional<Runnable> withdrawing = Optional.empty();

    /**
     * Creates the line.
     *
     * @param onStop stops what is repeated
     * @param onShown called when the line shows something else
     */
    DeliveryBar(DeliveryTracker tracker, Function<ConnectionId, String> title, Runnable onStop, Runnable onShown) {
        // Not stretched, so that a question and its buttons stand together.
        super(new MigLayout("insets 0, hidemode 3, gap 6, aligny center", "", "[]"));
        this.tracker = tracker;
        this.title = title;
        this.onStop = onStop;
        this.onShown = onShown;
        setOpaque(false);
        setMinimumSize(new java.awt.Dimension(1, 1));
    }

    /** Shows changed deliveries, unless a question waits for its answer, or only more of a timer was sent. */
    void update(boolean onlyProgress) {
        if (withdrawing.isEmpty() && !(saying && onlyProgress)) {
            refresh();
        }
    }

    /** Shows the present state. */
    void refresh() {
        withdrawing = Optional.empty();
        saying = false;
        removeAll();
        List<DeliveryTracker.RecipientDelivery> newest = tracker.newest();
        List<ConnectionId> unknown = tracker.unknown();
        if (newest.size() + unknown.size() <= MOST_CHIPS) {
            newest.forEach(outcome -> add(chip(outcome)));
            unknown.forEach(id ->
                    add(label(Strings.of("reply.outcome.asked", name(id)), Icons.of("loader-circle", 14, "sb.text2"))));
        } else {
            addCounts(newest, unknown.size());
        }
        if (tracker.waitingInEarlierReplies() > 0) {
            add(label(
                    Strings.of("reply.outcome.earlier", tracker.waitingInEarlierReplies()),
                    Icons.of("hourglass", 14, "sb.warn")));
        }
        int repeating = tracker.repeating().size();
        if (repeating > 0) {
            JButton stop = new JButton(Strings.of("reply.repeat.stop", repeating));
            stop.addActionListener(event -> onStop.run());
            add(stop);
        }
        if (!note.isEmpty()) {
            add(new InertLabel(note, "sb.text2", "Label.font", Optional.of(Icons.of("info", 14, "sb.info"))), "wmin 0");
        }
        finish();
    }

    /** Sets the sentence that stands behind the deliveries until the next one is set; shown with the next change. */
    void note(String sentence) {
        note = sentence;
    }

    /** Returns whether the line shows nothing. */
    boolean isEmpty() {
        return getComponentCount() == 0;
    }

    private void addCounts(List<DeliveryTracker.RecipientDelivery> newest, int unknown) {
        Map<Delivery, Integer> counts = tracker.counts();
        for (Delivery delivery : Delivery.values()) {
            int count = counts.getOrDefault(delivery, 0);
            if (count > 0) {
                add(label(Strings.of("reply.counted." + word(delivery), count), icon(delivery)));
            }
        }
        if (unknown > 0) {
            add(label(Strings.of("reply.counted.asked", unknown), Icons.of("loader-circle", 14, "sb.text2")));
        }
        List<DeliveryTracker.RecipientDelivery> unsent = newest.stream()
                .filter(outcome -> outcome.delivery() != Delivery.SENT)
                .toList();
        if (!unsent.isEmpty()) {
            add(button(Strings.of(opened ? "reply.outcome.hide" : "reply.outcome.show"), () -> {
                opened = !opened;
                refresh();
            }));
            if (opened) {
                String list = unsent.stream().limit(MOST_NAMED).map(this::words).collect(Collectors.joining(" · "));
                add(new InertLabel(list), "newline, span, wmin 0");
            }
        }
    }

    private JComponent chip(DeliveryTracker.RecipientDelivery outcome) {
        return label(words(outcome), icon(outcome.delivery()));
    }

    private String words(DeliveryTracker.RecipientDelivery outcome) {
        String key = "reply.outcome." + word(outcome.delivery());
        return outcome.detail()
                .map(why -> Strings.of(key + ".why", name(outcome.id()), Strings.render(why)))
                .orElseGet(() -> Strings.of(key, name(outcome.id())));
    }

    private String name(ConnectionId id) {
        return title.apply(id);
    }

    private static String word(Delivery delivery) {
        return delivery.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Icon icon(Delivery delivery) {
        return switch (delivery) {
            case SENT -> Icons.of("circle-check", 14, "sb.ok");
            case REPEATING -> Icons.of("loader-circle", 14, "sb.ok");
            case WAITING -> Icons.of("hourglass", 14, "sb.warn");
            case FAILED -> Icons.of("circle-x", 14, "sb.err");
        };
    }

    private static InertLabel label(String text, Icon icon) {
        return new InertLabel(text, "Label.foreground", "Label.font", Optional.of(icon));
    }

    private static JButton button(String text, Runnable action) {
        JButton button = new JButton(text);
        button.putClientProperty("JButton.buttonType", "borderless");
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Shows a sentence in place of the deliveries. */
    void say(String sentence, boolean problem) {
        withdrawing = Optional.empty();
        saying = true;
        removeAll();
        Icon icon = problem ? Icons.of("circle-x", 14, "sb.err") : Icons.of("info", 14, "sb.info");
        add(new InertLabel(sentence, problem ? "sb.err" : "sb.text2", "Label.font", Optional.of(icon)), "wmin 0");
        finish();
    }

    /** Returns whether this sentence is shown. */
    boolean says(String sentence) {
        return saying && words().equals(sentence);
    }

    /** Shows the deliveries again, because a sentence or a question was about a text that is another one now. */
    void outdate() {
        if (saying || withdrawing.isPresent()) {
            withdraw();
        }
    }

    private void withdraw() {
        Optional<Runnable> now = withdrawing;
        refresh();
        now.ifPresent(Runnable::run);
    }

    /**
     * Shows a question with a button for yes and one to cancel, and returns the button for yes.
     *
     * @param onNo called when the question is cancelled or outdated
     * @param onCancel called after {@code onNo} when a person has cancelled the question
     */
    JButton ask(String question, String yes, Runnable onYes, Runnable onNo, Runnable onCancel) {
        withdrawing = Optional.of(onNo);
        removeAll();
        add(label(question, Icons.of("circle-question-mark", 14, "sb.warn")), "wmin 0");
        JButton agree = new JButton(yes);
        agree.putClientProperty("FlatLaf.styleClass", "primary");
        agree.addActionListener(event -> {
            withdrawing = Optional.empty();
            onYes.run();
        });
        Runnable cancel = () -> {
            withdraw();
            onCancel.run();
        };
        KeyBindings.focused(agree, "ENTER", agree::doClick);
        KeyBindings.focused(agree, "ESCAPE", cancel);
        add(agree);
        add(button(Strings.of("reply.cancel"), cancel));
        finish();
        return agree;
    }

    /** Returns the accessible name: everything that the line shows. */
    String words() {
        List<String> words = new ArrayList<>();
        for (java.awt.Component component : getComponents()) {
            if (component instanceof InertLabel label) {
                words.add(label.text());
            }
        }
        return String.join(" · ", words);
    }

    private void finish() {
        getAccessibleContext().setAccessibleName(words());
        revalidate();
        repaint();
        onShown.run();
    }
}
