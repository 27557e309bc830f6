package switchboard.ui.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.client.ClientTarget;
import switchboard.model.ClassCode;
import switchboard.tls.Fingerprint;
import switchboard.tls.Trust;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.InertParagraph;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * The form of the server that the client of the window calls: host, port, framing, TLS and class code; it checks the
 * input while it is typed. Event dispatch thread only.
 */
final class ConnectForm extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The highest TCP port: the field has 16 bits (RFC 9293, section 3.1). */
    private static final int LAST_PORT = 65_535;

    /** A field with a wrong value, and the sentence about it. */
    private record FieldError(JComponent field, String sentence) {}

    private static final int FRAMING_COLUMNS = 10;

    private transient Runnable onChange = () -> {};
    private transient Runnable onSubmit = () -> {};
    private final JTextField host = new JTextField("127.0.0.1", 14);
    private final JTextField port = new JTextField(6);
    private final JComboBox<String> framing = new JComboBox<>(Framings.names().toArray(new String[0]));
    private final JComboBox<String> replies = new JComboBox<>();
    private final JComboBox<TlsChoice> tls = new JComboBox<>(TlsChoice.values());
    private final JTextField fingerprint = new JTextField(18);
    private final JTextField code = new JTextField(10);
    private final JPanel fingerprintRow = row();
    private final InertParagraph words = new InertParagraph("sb.text2", "Label.font", false);
    private final InertParagraph error = new InertParagraph("sb.err", "Label.font", false);

    /**
     * Creates the form.
     *
     * @param first the server to begin with; empty for none
     */
    ConnectForm(Optional<CalledServer> first) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3", "[grow,fill]", "[]6[]6[]4[]4[]"));
        setOpaque(false);
        for (ReplyFormat format : ReplyFormat.values()) {
            replies.addItem(Strings.of("clients.menu.as." + format.word()));
        }
        framing.setEditable(true);
        JPanel where = row();
        field(where, "client.host", host);
        field(where, "client.port", port);
        field(where, "client.framing", framing);
        field(where, "client.replies", replies);
        add(where, "wmin 0");
        JPanel safe = row();
        field(safe, "client.tls", tls);
        field(safe, "client.code", code);
        add(safe, "wmin 0");
        field(fingerprintRow, "client.fingerprint", fingerprint);
        add(fingerprintRow, "wmin 0");
        add(words, "wmin 0");
        add(error, "wmin 0");
        code.putClientProperty("JTextField.placeholderText", Strings.of("listen.code.hint"));
        first.ifPresent(this::fill);
        for (JTextField typed : List.of(host, port, fingerprint, code)) {
            watch(typed);
        }
        if (framing.getEditor().getEditorComponent() instanceof JTextField typed) {
            // The box asks for the width of its list, in which the insets of the editor are missing.
            typed.setColumns(FRAMING_COLUMNS);
            typed.getAccessibleContext().setAccessibleName(Strings.of("client.framing"));
            watch(typed);
        }
        tls.addActionListener(event -> check());
        check();
    }

    private static JPanel row() {
        JPanel row = new JPanel(new MigLayout("insets 0", "[]6[]16[]6[]16[]6[]16[]6[]", "[center]"));
        row.setOpaque(false);
        return row;
    }

    private static void field(JPanel row, String key, JComponent field) {
        JLabel label = new JLabel(Strings.of(key));
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(Strings.of(key));
        row.add(label);
        row.add(field, field instanceof JTextField ? "wmin 40" : "wmin 60");
    }

    private void watch(JTextField field) {
        field.addActionListener(event -> onSubmit.run());
        TypingListener.add(field, this::check);
    }

    private void fill(CalledServer server) {
        ClientTarget target = server.target();
        host.setText(target.host());
        port.setText(Integer.toString(target.port()));
        framing.setSelectedItem(target.framing().name());
        replies.setSelectedIndex(target.replyAs().ordinal());
        code.setText(server.code());
        target.tls().ifPresent(trust -> {
            switch (trust) {
                case Trust.PinnedCertificate pinned -> {
                    tls.setSelectedItem(TlsChoice.FINGERPRINT);
                    fingerprint.setText(pinned.fingerprint().text());
                    fingerprint.setCaretPosition(0);
                }
                case Trust.Authorities authorities -> tls.setSelectedItem(TlsChoice.AUTHORITIES);
                case Trust.AnyServer any -> tls.setSelectedItem(TlsChoice.ANY);
            }
        });
    }

    /** Sets the listener for changes of the form. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Sets the listener for the key Enter in a field. */
    void onSubmit(Runnable listener) {
        onSubmit = listener;
    }

    private void check() {
        fingerprintRow.setVisible(trustChosen() == TlsChoice.FINGERPRINT);
        List<FieldError> wrong = wrong();
        for (JComponent field : List.of(host, port, framing, fingerprint, code)) {
            Optional<FieldError> mine =
                    wrong.stream().filter(one -> one.field() == field).findFirst();
            field.putClientProperty("JComponent.outline", mine.isPresent() ? "error" : null);
            field.getAccessibleContext()
                    .setAccessibleDescription(mine.map(FieldError::sentence).orElse(""));
        }
        words.setText(framingTyped()
                .map(chosen -> FramingWords.of(chosen, StandardCharsets.UTF_8))
                .orElse(""));
        words.setVisible(!words.text().isEmpty());
        error.setText(wrong.isEmpty() ? "" : wrong.getFirst().sentence());
        error.setVisible(!wrong.isEmpty());
        onChange.run();
    }

    private List<FieldError> wrong() {
        List<FieldError> wrong = new ArrayList<>();
        if (host.getText().isBlank()) {
            wrong.add(new FieldError(host, Strings.of("client.host.wrong")));
        }
        if (portTyped().isEmpty()) {
            wrong.add(new FieldError(port, Strings.of("client.port.wrong")));
        }
        try {
            Framings.parse(framingText());
        } catch (FramingException mistake) {
            wrong.add(new FieldError(framing, Strings.of("listen.framing.mistake", Strings.render(mistake.text()))));
        }
        if (trustChosen() == TlsChoice.FINGERPRINT && fingerprintTyped().isEmpty()) {
            wrong.add(new FieldError(fingerprint, Strings.of("client.fingerprint.wrong")));
        }
        if (codeTyped().isEmpty()) {
            wrong.add(new FieldError(code, Strings.of("listen.code.wrong", ClassCode.LONGEST)));
        }
        return wrong;
    }

    private TlsChoice trustChosen() {
        return TlsChoice.values()[Math.max(0, tls.getSelectedIndex())];
    }

    private String framingText() {
        return String.valueOf(framing.getEditor().getItem()).strip();
    }

    private Optional<Framing> framingTyped() {
        try {
            return Optional.of(Framings.parse(framingText()));
        } catch (FramingException mistake) {
            return Optional.empty();
        }
    }

    private Optional<Integer> portTyped() {
        String typed = port.getText().strip();
        if (!typed.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= LAST_PORT ? Optional.of(number) : Optional.empty();
    }

    private Optional<Fingerprint> fingerprintTyped() {
        try {
            return Optional.of(new Fingerprint(fingerprint.getText()));
        } catch (IllegalArgumentException noFingerprint) {
            return Optional.empty();
        }
    }

    private Optional<ClassCode> codeTyped() {
        try {
            return Optional.of(new ClassCode(code.getText()));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    /** Returns the typed server with its class code; empty while a field is wrong. */
    Optional<CalledServer> server() {
        if (!wrong().isEmpty()) {
            return Optional.empty();
        }
        String typed = host.getText().strip();
        String bare = typed.startsWith("[") && typed.endsWith("]") ? typed.substring(1, typed.length() - 1) : typed;
        Optional<Trust> trust = switch (trustChosen()) {
            case NONE -> Optional.empty();
            case FINGERPRINT -> fingerprintTyped().map(Trust.PinnedCertificate::new);
            case AUTHORITIES -> Optional.of(new Trust.Authorities());
            case ANY -> Optional.of(new Trust.AnyServer());
        };
        ClientTarget target = new ClientTarget(
                bare,
                portTyped().orElseThrow(),
                framingTyped().orElseThrow(),
                ReplyFormat.values()[Math.max(0, replies.getSelectedIndex())],
                CalledServer.PATIENCE,
                trust);
        return Optional.of(new CalledServer(target, codeTyped().orElseThrow().word()));
    }

    /** Enables or disables the form. */
    void setOpen(boolean open) {
        for (JComponent field : List.of(host, port, framing, replies, tls, fingerprint, code)) {
            field.setEnabled(open);
        }
    }

    /** Returns the component that gets the focus first. */
    JComponent first() {
        return host;
    }
}
