package switchboard.ui.reply;

import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.event.Request;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.wire.ReplyFormat;

/**
 * The controls for the format of the reply and for the length in its header: the true one unless another is typed.
 *
 * <p>Event dispatch thread only.
 */
final class ReplyFormatBar extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The choices of the combo box, in their order. */
    private enum FormatChoice {
        USUAL(new Request.ReplyForm.ClientFormat()),
        FRAMED(new Request.ReplyForm.InFormat(ReplyFormat.FRAMED)),
        RAW(new Request.ReplyForm.InFormat(ReplyFormat.RAW)),
        LINE(new Request.ReplyForm.InFormat(ReplyFormat.LINE));

        private final Request.ReplyForm form;

        FormatChoice(Request.ReplyForm form) {
            this.form = form;
        }

        @Override
        public String toString() {
            return Strings.of("reply.as." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private final JComboBox<FormatChoice> as = new JComboBox<>(FormatChoice.values());
    private final JTextField length = new JTextField(8);
    private final JCheckBox auto = new JCheckBox(Strings.of("reply.auto"), true);
    private boolean counting;

    /**
     * Creates the controls.
     *
     * @param onChange called after each change
     */
    ReplyFormatBar(Runnable onChange) {
        super(new MigLayout("insets 0", "[]6[]14[]6[]6[]", "[]"));
        setOpaque(false);
        JLabel asLabel = new JLabel(Strings.of("reply.as"));
        asLabel.setLabelFor(as);
        as.setToolTipText(Strings.of("reply.as.tip"));
        as.addActionListener(event -> {
            enableLength();
            onChange.run();
        });
        JLabel lengthLabel = new JLabel(Strings.of("reply.length"));
        lengthLabel.setLabelFor(length);
        length.setHorizontalAlignment(JTextField.TRAILING);
        length.putClientProperty("FlatLaf.styleClass", "monospaced");
        auto.setToolTipText(Strings.of("reply.auto.tip"));
        auto.addActionListener(event -> {
            enableLength();
            if (!auto.isSelected()) {
                length.requestFocusInWindow();
                length.selectAll();
            }
            onChange.run();
        });
        TypingListener.add(length, () -> {
            length.putClientProperty("JComponent.outline", form().isPresent() ? null : "error");
            if (!counting) {
                onChange.run();
            }
        });
        add(asLabel);
        add(as);
        add(lengthLabel);
        add(length);
        add(auto);
        enableLength();
    }

    private FormatChoice choice() {
        return as.getItemAt(Math.max(0, as.getSelectedIndex()));
    }

    private void enableLength() {
        boolean hasHeader = choice() == FormatChoice.USUAL || choice() == FormatChoice.FRAMED;
        auto.setEnabled(hasHeader);
        length.setEnabled(hasHeader);
        length.setEditable(hasHeader && !auto.isSelected());
        length.setFocusable(length.isEditable());
    }

    /** Shows the true length in bytes, or a range, unless another length is typed. */
    void count(int smallest, int largest) {
        if (auto.isSelected()) {
            String words = smallest == largest
                    ? Integer.toString(largest)
                    : Strings.of("reply.length.range", smallest, largest);
            if (!words.equals(length.getText())) {
                counting = true;
                length.setText(words);
                counting = false;
            }
        }
    }

    /** Shows that the length is not known, because the text has a mistake. */
    void countNothing() {
        if (auto.isSelected()) {
            counting = true;
            length.setText(Strings.of("reply.length.unknown"));
            counting = false;
        }
    }

    /** Returns the format; empty while the typed length is no number. */
    Optional<Request.ReplyForm> form() {
        if (auto.isSelected() || !auto.isEnabled()) {
            return Optional.of(choice().form);
        }
        String typed = length.getText().strip();
        return typed.matches("[0-9]{1,18}")
                ? Optional.of(new Request.ReplyForm.FalseLength(Long.parseLong(typed)))
                : Optional.empty();
    }
}
