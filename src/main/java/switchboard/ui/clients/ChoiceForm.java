package switchboard.ui.clients;

import java.util.Optional;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;

/** A field for a name or description, with its words or its mistake below it. Event dispatch thread only. */
final class ChoiceForm extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 36;

    /**
     * The meaning of a typed text.
     *
     * @param said its words, or the mistake
     * @param choice chooses it; empty if it is a mistake
     */
    record Meaning(String said, Optional<Runnable> choice) {}

    private final JTextField field = new JTextField(COLUMNS);
    private final JLabel words = new JLabel(" ");
    private final JButton apply = new JButton(Strings.of("clients.read.apply"));
    private final transient Function<String, Meaning> meanings;

    /**
     * Creates the form.
     *
     * @param heading the text above the field
     * @param present the text that is there at first
     * @param meanings tells what a typed text means
     */
    ChoiceForm(String heading, String present, Function<String, Meaning> meanings) {
        super(new MigLayout("insets 10 12 10 12, fillx, wrap 2", "[grow,fill]8[]", "[]6[]4[]"));
        this.meanings = meanings;
        setOpaque(false);
        JLabel title = new JLabel(heading);
        title.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(title.getText());
        add(title, "span 2");
        add(field);
        apply.putClientProperty("FlatLaf.styleClass", "primary");
        add(apply);
        add(words, "span 2, wmin 0, wmax 460");
        field.setText(present);
        field.selectAll();
        field.addActionListener(event -> meaning().choice().ifPresent(Runnable::run));
        apply.addActionListener(event -> meaning().choice().ifPresent(Runnable::run));
        TypingListener.add(field, this::check);
        check();
    }

    private Meaning meaning() {
        return meanings.apply(field.getText().strip());
    }

    private void check() {
        Meaning now = meaning();
        boolean right = now.choice().isPresent();
        words.setText(now.said());
        words.setToolTipText(now.said());
        words.putClientProperty("FlatLaf.styleClass", right ? "muted" : "error");
        field.putClientProperty("JComponent.outline", right ? null : "error");
        field.getAccessibleContext().setAccessibleDescription(now.said());
        apply.setEnabled(right);
    }

    /** Moves the focus into the field. */
    void focus() {
        field.requestFocusInWindow();
    }
}
