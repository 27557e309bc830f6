package switchboard.ui.reply;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.event.Request;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.InertLabel;

/** The bar with the interval and the number of times for a reply on a timer. Event dispatch thread only. */
final class RepeatBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JTextField every = new JTextField("1000", 6);
    private final JTextField times = new JTextField(6);
    private final InertLabel answer = new InertLabel("", "sb.err", "Label.font", Optional.empty());
    private final transient BiConsumer<Duration, OptionalLong> onStart;
    private final transient Runnable onClosed;

    /**
     * Creates the bar, closed.
     *
     * @param onStart gets the interval and the number of times; no number to go on until it is stopped
     * @param onClosed called when the bar has been closed, before {@code onStart}
     */
    RepeatBar(BiConsumer<Duration, OptionalLong> onStart, Runnable onClosed) {
        super(new MigLayout("insets 0, fillx", "[]6[]6[]14[]6[]14[]6[]12[grow,fill]", "[]"));
        this.onStart = onStart;
        this.onClosed = onClosed;
        setOpaque(false);
        add(label("reply.repeat.every", every));
        add(every);
        add(new JLabel(Strings.of("reply.repeat.ms")));
        add(label("reply.repeat.times", times));
        times.putClientProperty("JTextField.placeholderText", Strings.of("reply.repeat.times.hint"));
        times.setToolTipText(Strings.of("reply.repeat.times.tip"));
        add(times);
        add(button("reply.repeat.start", this::start));
        add(button("reply.repeat.close", this::close));
        add(answer, "wmin 0");
        for (JTextField field : new JTextField[] {every, times}) {
            field.addActionListener(event -> start());
        }
        KeyBindings.inside(this, "ESCAPE", this::close);
        setVisible(false);
    }

    private static JLabel label(String key, JTextField field) {
        JLabel label = new JLabel(Strings.of(key));
        label.setLabelFor(field);
        return label;
    }

    private static JButton button(String key, Runnable action) {
        JButton button = new JButton(Strings.of(key));
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Shows the bar and moves the focus to it. */
    void open() {
        setVisible(true);
        answer.setText("");
        every.requestFocusInWindow();
        every.selectAll();
    }

    private void start() {
        Optional<Duration> interval =
                number(every.getText()).map(Duration::ofMillis).filter(Request.Repeat::isPossible);
        Optional<Long> count = number(times.getText()).filter(one -> one >= 1 && one <= Request.Repeat.MOST);
        if (interval.isEmpty()) {
            say(
                    Strings.of(
                            "reply.repeat.every.wrong",
                            LocalizedFormats.count(Request.Repeat.SHORTEST.toMillis()),
                            LocalizedFormats.count(Request.Repeat.LONGEST.toMillis())),
                    every);
        } else if (count.isEmpty() && !times.getText().isBlank()) {
            say(Strings.of("reply.repeat.times.wrong", LocalizedFormats.count(Request.Repeat.MOST)), times);
        } else {
            close();
            onStart.accept(interval.get(), count.map(OptionalLong::of).orElseGet(OptionalLong::empty));
        }
    }

    private void say(String sentence, JTextField about) {
        answer.setText(sentence);
        about.requestFocusInWindow();
        about.selectAll();
    }

    private static Optional<Long> number(String typed) {
        String digits = typed.strip();
        return digits.matches("[0-9]{1,10}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void close() {
        setVisible(false);
        onClosed.run();
    }
}
