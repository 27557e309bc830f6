package switchboard.ui.reply;

import java.util.OptionalLong;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.Icons;

/**
 * The bar for a length in the header that is not that of the body. While it is closed, the true length is sent. Event
 * dispatch thread only.
 */
final class WrongLengthBar extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The most digits of a length. */
    private static final int DIGITS = 18;

    private final JTextField length = new JTextField(10);
    private final JLabel truth = new JLabel();
    private final transient Runnable onChange;
    private final transient Runnable onClosed;
    private String trueLength = "0";

    /**
     * Creates the bar, closed.
     *
     * @param onChange called after each change of the length, and when the bar opens or closes
     * @param onClosed called after {@code onChange} when a person has closed the bar
     */
    WrongLengthBar(Runnable onChange, Runnable onClosed) {
        super(new MigLayout("insets 0", "[]6[]12[]14[]", "[center]"));
        this.onChange = onChange;
        this.onClosed = onClosed;
        setOpaque(false);
        JLabel label = new JLabel(Strings.of("reply.length"));
        label.setIcon(Icons.of("triangle-alert", 14, "sb.warn"));
        label.setLabelFor(length);
        length.setHorizontalAlignment(JTextField.TRAILING);
        length.putClientProperty("FlatLaf.styleClass", "monospaced");
        truth.putClientProperty("FlatLaf.styleClass", "muted");
        JButton close = new JButton(Strings.of("reply.length.true"));
        close.addActionListener(event -> closeByHand());
        KeyBindings.inside(this, "ESCAPE", this::closeByHand);
        add(label);
        // The field keeps its width, whatever the length and the window.
        add(length, "wmin pref");
        add(truth, "wmin 0");
        add(close);
        setVisible(false);
        TypingListener.add(length, () -> {
            boolean wrong = isVisible() && length().isEmpty();
            length.putClientProperty("JComponent.outline", wrong ? "error" : null);
            onChange.run();
        });
    }

    /** Shows the bar with the true length, and moves the focus to it. */
    void open() {
        if (!isVisible()) {
            setVisible(true);
            length.setText(trueLength);
        }
        onChange.run();
        length.requestFocusInWindow();
        length.selectAll();
    }

    private void closeByHand() {
        close();
        onClosed.run();
    }

    /** Closes the bar: the true length is sent from now on. */
    void close() {
        if (isVisible()) {
            setVisible(false);
            length.setText("");
            onChange.run();
        }
    }

    /** Tells the true length, of which there are several if the recipients get different bodies. */
    void count(ReplySize size) {
        trueLength = Integer.toString(size.mostBytes());
        truth.setText(Strings.of("reply.length.truth", size.words()));
    }

    /** Returns the typed length; empty if it is no number. */
    OptionalLong length() {
        String typed = length.getText().strip();
        return typed.matches("[0-9]{1," + DIGITS + "}") ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
    }
}
