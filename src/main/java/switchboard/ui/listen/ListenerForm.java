package switchboard.ui.listen;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.terminal.CharsetNames;
import switchboard.text.FramingText;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * The form for a new listener; it checks the input while it is typed and shows errors beside the fields.
 *
 * <p>Event dispatch thread only.
 */
public final class ListenerForm extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The highest TCP port: the field has 16 bits (RFC 9293, section 3.1). */
    private static final int LAST_PORT = 65_535;

    private final transient ListenerSettings defaults;
    private final transient Consumer<ListenerSettings> onStart;
    private final JTextField address = new JTextField("127.0.0.1", 16);
    private final JTextField port = new JTextField("5051", 7);
    private final JTextField path = new JTextField(16);
    private final JComboBox<String> framing = new JComboBox<>(Framings.names().toArray(new String[0]));
    private final JComboBox<String> replyAs = new JComboBox<>();
    private final JComboBox<String> charset =
            new JComboBox<>(CharsetNames.usual().stream().map(Charset::name).toArray(String[]::new));
    private final JLabel charsetError = error();
    private final JCheckBox strict = new JCheckBox(Strings.of("listen.strict"));
    private final JCheckBox tls = new JCheckBox(Strings.of("listen.tls"));
    private final JTextField code = new JTextField(16);
    private final JLabel addressError = error();
    private final JLabel codeError = error();
    private final JLabel portError = error();
    private final JLabel pathError = error();
    private final JLabel framingError = error();
    private final JLabel framingWords = new JLabel();
    private final JButton start = new JButton(Strings.of("listen.start"));

    /**
     * Creates the form.
     *
     * @param defaults the values for settings that the form does not ask for
     * @param onStart gets the settings of the new listener
     */
    public ListenerForm(ListenerSettings defaults, Consumer<ListenerSettings> onStart, Runnable onCancel) {
        super(new MigLayout(
                "insets 0, wrap 3, hidemode 3", "[]10[]10[grow,fill]", "[]16[]8[]8[]8[]2[]8[]8[]8[]8[]8[]16[]"));
        this.defaults = defaults;
        this.onStart = onStart;
        setOpaque(false);
        JLabel title = new JLabel(Strings.of("listen.add.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        add(title, "span 3");
        field("listen.address", address, addressError);
        field("listen.port", port, portError);
        field("listen.path", path, pathError);
        path.putClientProperty("JTextField.placeholderText", Strings.of("listen.path.hint"));
        framing.setEditable(true);
        framing.setSelectedItem(defaults.framing().name());
        field("listen.framing", framing, framingError);
        framingWords.putClientProperty("FlatLaf.styleClass", "muted");
        add(framingWords, "skip 1, span 2, wmin 0, gaptop 0");
        for (ReplyFormat format : ReplyFormat.values()) {
            replyAs.addItem(format.word());
        }
        replyAs.setSelectedItem(defaults.replyAs().word());
        field("listen.reply", replyAs, new JLabel());
        charset.setEditable(true);
        charset.setSelectedItem(defaults.charset().name());
        field("listen.charset", charset, charsetError);
        field("listen.code", code, codeError);
        code.setText(defaults.code().word());
        code.putClientProperty("JTextField.placeholderText", Strings.of("listen.code.hint"));
        add(tls, "skip 1, span 2");
        strict.setSelected(defaults.strict());
        add(strict, "skip 1, span 2");
        JPanel buttons = new JPanel(new MigLayout("insets 0, alignx trailing", "[]8[]", "[]"));
        buttons.setOpaque(false);
        JButton cancel = new JButton(Strings.of("listen.cancel"));
        cancel.addActionListener(event -> onCancel.run());
        start.putClientProperty("FlatLaf.styleClass", "primary");
        start.addActionListener(event -> submit());
        buttons.add(cancel);
        buttons.add(start);
        add(buttons, "span 3, growx");
        watch(address);
        watch(port);
        watch(path);
        watch(code);
        if (framing.getEditor().getEditorComponent() instanceof JTextField typed) {
            typed.getAccessibleContext().setAccessibleName(Strings.of("listen.framing"));
            watch(typed);
        }
        if (charset.getEditor().getEditorComponent() instanceof JTextField typed) {
            typed.getAccessibleContext().setAccessibleName(Strings.of("listen.charset"));
            watch(typed);
        }
        check();
    }

    private static JLabel error() {
        JLabel label = new JLabel();
        label.putClientProperty("FlatLaf.styleClass", "error");
        return label;
    }

    private void field(String key, JComponent field, JLabel error) {
        JLabel label = new JLabel(Strings.of(key));
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(Strings.of(key));
        add(label);
        add(field, "growx");
        add(error, "wmin 0");
    }

    private void watch(JTextField field) {
        field.addActionListener(event -> submit());
        TypingListener.add(field, this::check);
    }

    /** Checks all fields and shows each error beside its field. */
    private void check() {
        boolean unix = !path.getText().isBlank();
        address.setEnabled(!unix);
        port.setEnabled(!unix);
        tls.setEnabled(!unix);
        code.setEnabled(!unix);
        boolean nowhere = !unix && address.getText().isBlank();
        say(address, addressError, nowhere ? Strings.of("listen.address.wrong") : "");
        say(code, codeError, codeTyped().isPresent() ? "" : Strings.of("listen.code.wrong", ClassCode.LONGEST));
        say(port, portError, unix || portTyped().isPresent() ? "" : Strings.of("listen.port.wrong"));
        say(path, pathError, !unix || pathTyped().isPresent() ? "" : Strings.of("listen.path.wrong"));
        checkFraming(unix);
        say(
                charset,
                charsetError,
                CharsetNames.find(charsetText()).isPresent()
                        ? ""
                        : CharsetNames.near(charsetText())
                                .map(near -> Strings.of("listen.charset.near", near))
                                .orElseGet(() -> Strings.of("listen.charset.unknown")));
        start.setEnabled(settings().isPresent());
    }

    /** Shows the chosen framing in words below its field, or the mistake beside it. */
    private void checkFraming(boolean unix) {
        String mistake = "";
        String words = "";
        try {
            Framing chosen = Framings.parse(framingText());
            mistake = unix && chosen.needsTimeouts() ? Strings.of("listen.framing.pause") : "";
            words = Strings.render(chosen.description());
        } catch (FramingException wrong) {
            mistake = wrong.position() < 0 && wrong.text().code() == FramingText.NAME_UNKNOWN
                    ? Strings.of("listen.framing.wrong")
                    : Strings.of("listen.framing.mistake", Strings.render(wrong.text()));
        }
        say(framing, framingError, mistake);
        framingWords.setText(words);
        framing.setToolTipText(words.isEmpty() ? null : words);
    }

    private String framingText() {
        return String.valueOf(framing.getEditor().getItem()).strip();
    }

    private String charsetText() {
        return String.valueOf(charset.getEditor().getItem()).strip();
    }

    private static void say(JComponent field, JLabel label, String sentence) {
        label.setText(sentence);
        field.putClientProperty("JComponent.outline", sentence.isEmpty() ? null : "error");
        field.getAccessibleContext().setAccessibleDescription(sentence);
    }

    private Optional<Integer> portTyped() {
        String typed = port.getText().strip();
        if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) > LAST_PORT) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(typed));
    }

    private Optional<Path> pathTyped() {
        try {
            Path typed = Path.of(path.getText().strip());
            return typed.isAbsolute() ? Optional.of(typed) : Optional.empty();
        } catch (InvalidPathException noPath) {
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

    private Optional<Framing> framingTyped() {
        try {
            boolean unix = !path.getText().isBlank();
            return Optional.of(Framings.parse(framingText())).filter(chosen -> !unix || !chosen.needsTimeouts());
        } catch (FramingException noFraming) {
            return Optional.empty();
        }
    }

    /** Returns the typed settings, or empty while a field is wrong. */
    Optional<ListenerSettings> settings() {
        Optional<Where> where = path.getText().isBlank()
                ? portTyped().map(number -> new Where.Tcp(address.getText().strip(), number, tls.isSelected()))
                : pathTyped().map(Where.Unix::new);
        if (where.isEmpty()
                || framingTyped().isEmpty()
                || CharsetNames.find(charsetText()).isEmpty()
                || codeTyped().isEmpty()
                || address.getText().isBlank() && path.getText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ListenerSettings(
                where.get(),
                framingTyped().get(),
                ReplyFormat.values()[Math.max(0, replyAs.getSelectedIndex())],
                strict.isSelected(),
                defaults.goodbye(),
                defaults.auto(),
                codeTyped().get(),
                CharsetNames.find(charsetText()).get()));
    }

    private void submit() {
        settings().ifPresent(onStart);
    }

    /** Returns the component that gets the focus first. */
    public JComponent first() {
        return port;
    }
}
