package switchboard.ui.listen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.terminal.CharsetNames;
import switchboard.text.FramingText;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.FocusReveal;
import switchboard.ui.panes.VerticalScrollPanel;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * The form for a listener; it checks the input while it is typed and shows each error below its field.
 *
 * <p>The fields scroll; the buttons are always in view. After a failure everything stays as it was typed. Event
 * dispatch thread only.
 */
public final class ListenerForm extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The width of text fields in columns. */
    private static final int COLUMNS = 24;

    private final transient ListenerSettings before;
    private final transient Predicate<Where.Tcp> isOurs;
    private final transient BiConsumer<ListenerForm, ListenerSettings> onSubmit;
    private final JPanel fields =
            new JPanel(new MigLayout("insets 0 2 6 10, fillx, wrap 2, hidemode 3", "[]12[grow,fill]", "[]6[]"));
    private final JTextField address = new JTextField(COLUMNS);
    private final JTextField port = new JTextField(COLUMNS);
    private final JTextField path = new JTextField(COLUMNS);
    private final EditableChoice framing = new EditableChoice(Framings.names(), "listen.framing");
    private final JComboBox<String> replyAs = new JComboBox<>();
    private final EditableChoice charset =
            new EditableChoice(CharsetNames.usual().stream().map(Charset::name).toList(), "listen.charset");
    private final JCheckBox strict = new JCheckBox(Strings.of("listen.strict"));
    private final JCheckBox tls = new JCheckBox(Strings.of("listen.tls"));
    private final JTextField code = new JTextField(COLUMNS);
    private final Map<JComponent, InertParagraph> errors = new LinkedHashMap<>();
    private final InertParagraph addressWords = words();
    private final InertParagraph framingWords = new InertParagraph("Label.foreground", "Label.font", false);
    private final JButton submit;
    private String failure = "";
    private boolean waiting;

    /**
     * The task of a form.
     *
     * @param title its title
     * @param button the text of the button that submits it
     * @param hint a sentence about what the change means; empty for none
     * @param isOurs returns whether another listener of this server has an address
     */
    public record Task(String title, String button, String hint, Predicate<Where.Tcp> isOurs) {}

    /**
     * Creates the form.
     *
     * @param before the settings that it shows at first, and those that it does not ask for
     * @param onSubmit gets this form and the settings; {@link #failed} is the answer where they cannot be used
     */
    public ListenerForm(
            Task task,
            ListenerSettings before,
            BiConsumer<ListenerForm, ListenerSettings> onSubmit,
            Runnable onCancel) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]8[]"));
        this.before = before;
        this.isOurs = task.isOurs();
        this.onSubmit = onSubmit;
        submit = new JButton(task.button());
        setOpaque(false);
        fields.setOpaque(false);
        add(new InertLabel(task.title(), "Label.foreground", "h3.font", Optional.empty()), "wmin 0");
        InertParagraph hint = words();
        show(hint, task.hint());
        add(hint, "wmin 0");
        addFields();
        JScrollPane scroll = new JScrollPane(
                new VerticalScrollPanel(fields),
                JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
                JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        add(scroll, "wmin 0, hmin 0, grow, push");
        JPanel buttons = new JPanel(new MigLayout("insets 0, alignx trailing", "push[]8[]", "[]"));
        buttons.setOpaque(false);
        JButton cancel = new JButton(Strings.of("listen.cancel"));
        cancel.addActionListener(event -> onCancel.run());
        submit.putClientProperty("FlatLaf.styleClass", "primary");
        submit.addActionListener(event -> submit());
        buttons.add(cancel);
        buttons.add(submit);
        add(buttons, "growx");
        fill();
        watch();
        check();
    }

    private static InertParagraph words() {
        return new InertParagraph("sb.text2", "Label.font", false);
    }

    private void addFields() {
        field("listen.address", address);
        fields.add(addressWords, "skip 1, wmin 0");
        field("listen.port", port);
        field("listen.path", path);
        path.putClientProperty("JTextField.placeholderText", Strings.of("listen.path.hint"));
        framing.setRenderer(
                new FramingCellRenderer(() -> CharsetNames.find(charset.text()).orElse(StandardCharsets.UTF_8)));
        JLabel label = new JLabel(Strings.of("listen.framing"));
        label.setLabelFor(framing);
        fields.add(label);
        fields.add(framingWords, "wmin 0");
        addBelow(framing);
        for (ReplyFormat format : ReplyFormat.values()) {
            replyAs.addItem(format.word());
        }
        field("listen.reply", replyAs);
        field("listen.charset", charset);
        field("listen.code", code);
        code.putClientProperty("JTextField.placeholderText", Strings.of("listen.code.hint"));
        fields.add(tls, "skip 1, wmin 0");
        fields.add(strict, "skip 1, wmin 0");
    }

    private void fill() {
        switch (before.where()) {
            case Where.Tcp tcp -> {
                address.setText(tcp.address());
                port.setText(Integer.toString(tcp.port()));
                tls.setSelected(tcp.encrypted());
            }
            case Where.Unix unix -> {
                address.setText(ListenControl.LOOPBACK);
                path.setText(unix.path().toString());
            }
        }
        framing.setSelectedItem(before.framing().name());
        replyAs.setSelectedItem(before.replyAs().word());
        charset.setSelectedItem(before.charset().name());
        code.setText(before.code().word());
        strict.setSelected(before.strict());
    }

    private void watch() {
        watch(address);
        watch(port);
        watch(path);
        watch(code);
        watch(framing.field());
        watch(charset.field());
        for (JComponent one : new JComponent[] {replyAs, tls, strict}) {
            FocusReveal.add(one);
        }
    }

    private void field(String key, JComponent field) {
        JLabel label = new JLabel(Strings.of(key));
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(Strings.of(key));
        fields.add(label);
        addBelow(field);
    }

    /** Adds a field in the second column, and below it the place for its error. */
    private void addBelow(JComponent field) {
        InertParagraph error = new InertParagraph("sb.err", "Label.font", false);
        error.putClientProperty("FlatLaf.styleClass", "error");
        error.setVisible(false);
        errors.put(field, error);
        fields.add(field, field == framing ? "skip 1, wmin 0, growx" : "wmin 0, growx");
        fields.add(error, "skip 1, wmin 0");
    }

    private void watch(JTextField field) {
        field.addActionListener(event -> submit());
        TypingListener.add(field, () -> {
            failure = "";
            check();
        });
        FocusReveal.add(field);
    }

    /** Checks all fields and shows each error below its field. */
    private void check() {
        boolean unix = !path.getText().isBlank();
        address.setEnabled(!unix);
        port.setEnabled(!unix);
        tls.setEnabled(!unix);
        code.setEnabled(!unix);
        boolean nowhere = !unix && address.getText().isBlank();
        say(address, nowhere ? Strings.of("listen.address.wrong") : "");
        say(code, codeTyped().isPresent() ? "" : Strings.of("listen.code.wrong", ClassCode.LONGEST));
        say(port, unix ? "" : portMistake());
        say(path, !unix ? "" : pathTyped().isPresent() ? failure : Strings.of("listen.path.wrong"));
        checkFraming(unix);
        say(
                charset,
                CharsetNames.find(charset.text()).isPresent()
                        ? ""
                        : CharsetNames.near(charset.text())
                                .map(near -> Strings.of("listen.charset.near", near))
                                .orElseGet(() -> Strings.of("listen.charset.unknown")));
        show(
                addressWords,
                unix || nowhere
                        ? ""
                        : ListenerRow.reach(new Where.Tcp(address.getText().strip(), 0)));
        submit.setEnabled(!waiting && settings().isPresent());
    }

    private String portMistake() {
        if (portTyped().isEmpty()) {
            return Strings.of("listen.port.wrong");
        }
        return isTaken()
                ? Strings.of("listen.port.ours", Integer.toString(portTyped().get()))
                : failure;
    }

    private boolean isTaken() {
        return portTyped()
                .filter(number -> isOurs.test(new Where.Tcp(address.getText().strip(), number)))
                .isPresent();
    }

    /** Shows the chosen framing in words above its field, or the mistake below it. */
    private void checkFraming(boolean unix) {
        String mistake = "";
        String words = "";
        String whole = "";
        try {
            Framing chosen = Framings.parse(framing.text());
            mistake = unix && chosen.needsTimeouts() ? Strings.of("listen.framing.pause") : "";
            words = FramingWords.of(chosen, CharsetNames.find(charset.text()).orElse(StandardCharsets.UTF_8));
            whole = Strings.render(chosen.description());
        } catch (FramingException wrong) {
            mistake = wrong.position() < 0 && wrong.text().code() == FramingText.NAME_UNKNOWN
                    ? Strings.of("listen.framing.wrong")
                    : Strings.of("listen.framing.mistake", Strings.render(wrong.text()));
        }
        say(framing, mistake);
        framingWords.setText(words);
        framing.setToolTipText(whole.isEmpty() ? null : whole);
    }

    private static void show(InertParagraph words, String text) {
        words.setText(text);
        words.setVisible(!text.isEmpty());
    }

    private void say(JComponent field, String sentence) {
        Optional.ofNullable(errors.get(field)).ifPresent(error -> show(error, sentence));
        field.putClientProperty("JComponent.outline", sentence.isEmpty() ? null : "error");
        field.getAccessibleContext().setAccessibleDescription(sentence);
    }

    /** Shows that the server is asked; until then nothing is submitted again. */
    void await() {
        waiting = true;
        check();
    }

    /** Shows why the listener could not start or change; what was typed stays. */
    void failed(String sentence) {
        waiting = false;
        failure = sentence;
        check();
        JComponent field = path.getText().isBlank() ? port : path;
        field.requestFocusInWindow();
    }

    private Optional<Integer> portTyped() {
        String typed = port.getText().strip();
        if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) > ListenerList.LAST_PORT) {
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
            return Optional.of(Framings.parse(framing.text())).filter(chosen -> !unix || !chosen.needsTimeouts());
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
                || path.getText().isBlank() && isTaken()
                || framingTyped().isEmpty()
                || CharsetNames.find(charset.text()).isEmpty()
                || codeTyped().isEmpty()
                || address.getText().isBlank() && path.getText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ListenerSettings(
                where.get(),
                framingTyped().get(),
                ReplyFormat.values()[Math.max(0, replyAs.getSelectedIndex())],
                strict.isSelected(),
                before.goodbye(),
                before.auto(),
                codeTyped().get(),
                CharsetNames.find(charset.text()).get()));
    }

    private void submit() {
        if (!waiting) {
            settings().ifPresent(typed -> onSubmit.accept(this, typed));
        }
    }

    /** Returns the component that gets the focus first. */
    public JComponent first() {
        return port;
    }
}
