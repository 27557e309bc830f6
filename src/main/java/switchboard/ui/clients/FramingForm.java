package switchboard.ui.clients;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/** A field for a framing's name or description, with its words or its mistake below it. Event dispatch thread only. */
final class FramingForm extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 36;

    private final boolean unix;
    private final JTextField field = new JTextField(COLUMNS);
    private final JLabel words = new JLabel(" ");
    private final JButton apply = new JButton(Strings.of("clients.read.apply"));

    /**
     * Creates the form.
     *
     * @param present the text that is there at first
     * @param unix whether the framing is for a Unix domain socket, on which pauses cannot be measured
     * @param onChosen gets the framing
     */
    FramingForm(String present, boolean unix, Consumer<Framing> onChosen) {
        super(new MigLayout("insets 10 12 10 12, fillx, wrap 2", "[grow,fill]8[]", "[]6[]4[]"));
        this.unix = unix;
        setOpaque(false);
        JLabel title = new JLabel(Strings.of("clients.read.title"));
        title.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(title.getText());
        add(title, "span 2");
        add(field);
        apply.putClientProperty("FlatLaf.styleClass", "primary");
        add(apply);
        add(words, "span 2, wmin 0, wmax 460");
        field.setText(present);
        field.selectAll();
        field.addActionListener(event -> framing().ifPresent(onChosen));
        apply.addActionListener(event -> framing().ifPresent(onChosen));
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                check();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                check();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                check();
            }
        });
        check();
    }

    private Optional<Framing> framing() {
        try {
            return Optional.of(Framings.parse(field.getText().strip()))
                    .filter(framing -> !unix || !framing.needsTimeouts());
        } catch (FramingException mistake) {
            return Optional.empty();
        }
    }

    private void check() {
        String said;
        boolean right = false;
        try {
            Framing framing = Framings.parse(field.getText().strip());
            right = !unix || !framing.needsTimeouts();
            said = right ? Strings.render(framing.description()) : Strings.of("clients.read.pause");
        } catch (FramingException mistake) {
            said = Strings.of("clients.read.mistake", Strings.render(mistake.text()));
        }
        words.setText(said);
        words.setToolTipText(said);
        words.putClientProperty("FlatLaf.styleClass", right ? "muted" : "error");
        field.putClientProperty("JComponent.outline", right ? null : "error");
        field.getAccessibleContext().setAccessibleDescription(said);
        apply.setEnabled(right);
    }

    /** Moves the focus into the field. */
    void focus() {
        field.requestFocusInWindow();
    }
}
