package switchboard.ui.log;

import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.InertText;

/** The bar with a text field for the number of a message or for a time. Event dispatch thread only. */
final class GoToBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JTextField field = new JTextField(16);
    private final JLabel answer = new JLabel();
    private final transient Runnable onClosed;

    /**
     * @param onTyped gets the typed text
     * @param onClosed called when the bar has been closed
     */
    GoToBar(Consumer<String> onTyped, Runnable onClosed) {
        super(new MigLayout("insets 0", "[]6[]8[grow,fill]", "[]"));
        this.onClosed = onClosed;
        setOpaque(false);
        JLabel label = new JLabel(Strings.of("log.goto"));
        label.setLabelFor(field);
        add(label);
        field.putClientProperty("JTextField.placeholderText", Strings.of("log.goto.hint"));
        add(field);
        add(answer, "wmin 0");
        field.addActionListener(event -> onTyped.accept(field.getText()));
        KeyBindings.focused(field, "ESCAPE", this::close);
        setVisible(false);
    }

    /** Shows the bar and moves the focus to it. */
    void open() {
        setVisible(true);
        say("");
        field.requestFocusInWindow();
        field.selectAll();
    }

    /** Shows the result as a sentence. */
    void say(String sentence) {
        answer.setText(InertText.of(sentence));
        answer.setToolTipText(sentence.isEmpty() ? null : InertText.of(sentence));
    }

    /** Hides the bar. */
    void close() {
        setVisible(false);
        onClosed.run();
    }
}
