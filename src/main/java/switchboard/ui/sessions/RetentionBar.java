package switchboard.ui.sessions;

import java.util.List;
import java.util.function.IntFunction;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Settings;
import switchboard.ui.Strings;

/** The controls for the retention limits: the age of a session and the total size. Event dispatch thread only. */
final class RetentionBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JComboBox<String> age = new JComboBox<>();
    private final JComboBox<String> size = new JComboBox<>();

    /**
     * Creates the controls.
     *
     * @param onChange called after a new choice was stored in the settings
     */
    RetentionBar(Settings settings, Runnable onChange) {
        super(new MigLayout("insets 0", "[]8[]12[]8[]", "[center]"));
        setOpaque(false);
        RetentionChoice now = RetentionChoice.of(settings);
        fill(
                "sessions.keep.age",
                age,
                RetentionChoice.DAYS,
                now.days(),
                days -> Strings.of("sessions.keep.days", days));
        fill(
                "sessions.keep.size",
                size,
                RetentionChoice.GIGABYTES,
                now.gigabytes(),
                gigabytes -> Strings.of("sessions.keep.gigabytes", gigabytes));
        for (JComboBox<String> box : List.of(age, size)) {
            box.addActionListener(event -> {
                RetentionChoice chosen = chosen(now);
                if (!chosen.equals(RetentionChoice.of(settings))) {
                    chosen.putInto(settings);
                    onChange.run();
                }
            });
        }
        setToolTipText(Strings.of("sessions.keep.tip"));
    }

    private void fill(String key, JComboBox<String> box, List<Integer> values, int now, IntFunction<String> words) {
        JLabel label = new JLabel(Strings.of(key));
        label.putClientProperty("FlatLaf.styleClass", "muted");
        label.setLabelFor(box);
        box.getAccessibleContext().setAccessibleName(Strings.of(key));
        box.setToolTipText(Strings.of("sessions.keep.tip"));
        values.forEach(value -> box.addItem(words.apply(value)));
        if (!values.contains(now)) {
            // The settings file may contain a value that is not offered.
            box.addItem(words.apply(now));
        }
        box.setSelectedItem(words.apply(now));
        add(label);
        add(box);
    }

    private RetentionChoice chosen(RetentionChoice before) {
        return new RetentionChoice(
                value(RetentionChoice.DAYS, age.getSelectedIndex(), before.days()),
                value(RetentionChoice.GIGABYTES, size.getSelectedIndex(), before.gigabytes()));
    }

    private static int value(List<Integer> values, int index, int other) {
        return index >= 0 && index < values.size() ? values.get(index) : other;
    }
}
