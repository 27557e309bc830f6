package switchboard.ui.replay;

import java.awt.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.replay.ReplayOptions;
import switchboard.replay.ReplayPlan;
import switchboard.replay.script.ReplaySpeed;
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;

/**
 * The form of a replay: side, address, clients, speed and waiting time; it checks the input while it is typed. Event
 * dispatch thread only.
 */
final class ReplayForm extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The highest TCP port: the field has 16 bits (RFC 9293, section 3.1). */
    private static final int LAST_PORT = 65_535;

    /** The longest time to wait for an answer: a day, in seconds. */
    private static final int LONGEST_WAIT = 86_400;

    /** The default seconds to wait for an answer: short for a server program, long for clients at which people type. */
    private static final String SHORT_WAIT = "10";

    private static final String LONG_WAIT = "60";
    private static final String[] SPEEDS = {"original", "full", "2", "10", "0.5"};

    /** A field with a wrong value, and the key of the error text. */
    private record FieldError(JComponent field, String key) {}

    private transient Runnable onChange = () -> {};
    private transient ReplayTarget target = ReplayTarget.DEFAULT;
    private final JRadioButton calling = new JRadioButton(Strings.of("replay.side.clients"), true);
    private final JRadioButton serving = new JRadioButton(Strings.of("replay.side.server"));
    private final JLabel hostLabel = new JLabel();
    private final JTextField host = new JTextField("127.0.0.1", 16);
    private final JTextField port = new JTextField("5050", 6);
    private final JComboBox<String> speed = new JComboBox<>(SPEEDS);
    private final JTextField wait = new JTextField(SHORT_WAIT, 5);
    private final JTextField clients = new JTextField(10);
    private final JTextField code = new JTextField(10);
    private final JCheckBox pieces = new JCheckBox(Strings.of("replay.pieces"));
    private final JLabel error = new JLabel();

    /**
     * Creates the form.
     *
     * @param chosen the clients to begin with; empty for all
     */
    ReplayForm(Set<ConnectionId> chosen) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3", "[grow,fill]", "[]10[]8[]8[]6[]"));
        setOpaque(false);
        ButtonGroup sides = new ButtonGroup();
        sides.add(calling);
        sides.add(serving);
        JPanel side = row();
        side.add(calling);
        side.add(serving);
        add(side);
        JPanel where = row();
        field(where, hostLabel, host, "");
        field(where, new JLabel(), port, "replay.port");
        field(where, new JLabel(), clients, "replay.clients");
        add(where);
        JPanel said = row();
        field(said, new JLabel(), code, "listen.code");
        code.putClientProperty("JTextField.placeholderText", Strings.of("listen.code.hint"));
        code.setToolTipText(Strings.of("replay.code.tip"));
        add(said);
        JPanel how = row();
        speed.setEditable(true);
        speed.setPrototypeDisplayValue("original  ");
        field(how, new JLabel(), speed, "replay.speed");
        field(how, new JLabel(), wait, "replay.wait");
        how.add(pieces);
        add(how);
        error.putClientProperty("FlatLaf.styleClass", "error");
        add(error, "wmin 0");
        clients.putClientProperty("JTextField.placeholderText", Strings.of("replay.clients.all"));
        clients.setText(chosen.stream().sorted().map(ConnectionId::toString).collect(Collectors.joining(", ")));
        speed.setToolTipText(Strings.of("replay.speed.tip"));
        wait.setToolTipText(Strings.of("replay.wait.tip"));
        pieces.setToolTipText(Strings.of("replay.pieces.tip"));
        calling.setToolTipText(Strings.of("replay.side.clients.tip"));
        serving.setToolTipText(Strings.of("replay.side.server.tip"));
        calling.addActionListener(event -> sideChanged());
        serving.addActionListener(event -> sideChanged());
        for (JTextField typed : List.of(host, port, clients, code, wait)) {
            watch(typed);
        }
        Component editor = speed.getEditor().getEditorComponent();
        if (editor instanceof JTextField typed) {
            typed.getAccessibleContext().setAccessibleName(Strings.of("replay.speed"));
            watch(typed);
        }
        sideChanged();
    }

    /** Sets the listener for changes of the form. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Proposes a server, a port and a class code in fields in which nothing else was typed. */
    void propose(ReplayTarget proposed) {
        ReplayTarget before = target;
        target = proposed;
        if (host.getText().equals(before.host())) {
            host.setText(proposed.host());
        }
        if (port.getText().equals(Integer.toString(serving.isSelected() ? before.free() : before.port()))) {
            port.setText(Integer.toString(serving.isSelected() ? proposed.free() : proposed.port()));
        }
        if (code.getText().equals(before.code().word())) {
            code.setText(proposed.code().word());
        }
    }

    private static JPanel row() {
        JPanel row = new JPanel(new MigLayout("insets 0", "[]8[]18[]8[]18[]8[]", "[center]"));
        row.setOpaque(false);
        return row;
    }

    private static void field(JPanel row, JLabel label, JComponent field, String key) {
        if (!key.isEmpty()) {
            label.setText(Strings.of(key));
            field.getAccessibleContext().setAccessibleName(Strings.of(key));
        }
        label.setLabelFor(field);
        row.add(label);
        row.add(field);
    }

    private void watch(JTextField field) {
        TypingListener.add(field, this::check);
    }

    private void sideChanged() {
        String key = serving.isSelected() ? "replay.bind" : "replay.host";
        hostLabel.setText(Strings.of(key));
        host.getAccessibleContext().setAccessibleName(Strings.of(key));
        if (wait.getText().equals(serving.isSelected() ? SHORT_WAIT : LONG_WAIT)) {
            wait.setText(serving.isSelected() ? LONG_WAIT : SHORT_WAIT);
        }
        if (port.getText().equals(Integer.toString(serving.isSelected() ? target.port() : target.free()))) {
            port.setText(Integer.toString(serving.isSelected() ? target.free() : target.port()));
        }
        check();
    }

    private void check() {
        List<FieldError> wrong = wrong();
        for (JComponent field : List.of(host, port, clients, code, wait, speed)) {
            boolean bad = wrong.stream().anyMatch(one -> one.field() == field);
            field.putClientProperty("JComponent.outline", bad ? "error" : null);
        }
        error.setText(wrong.isEmpty() ? "" : Strings.of(wrong.getFirst().key()));
        error.setVisible(!wrong.isEmpty());
        onChange.run();
    }

    private List<FieldError> wrong() {
        List<FieldError> wrong = new ArrayList<>();
        if (host.getText().isBlank()) {
            wrong.add(new FieldError(host, serving.isSelected() ? "replay.bind.wrong" : "replay.host.wrong"));
        }
        if (number(port, serving.isSelected() ? 0 : 1, LAST_PORT).isEmpty()) {
            wrong.add(new FieldError(port, "replay.port.wrong"));
        }
        if (ids().isEmpty()) {
            wrong.add(new FieldError(clients, "replay.clients.wrong"));
        }
        if (codeTyped().isEmpty()) {
            wrong.add(new FieldError(code, "replay.code.wrong"));
        }
        if (speedTyped().isEmpty()) {
            wrong.add(new FieldError(speed, "replay.speed.wrong"));
        }
        if (number(wait, 1, LONGEST_WAIT).isEmpty()) {
            wrong.add(new FieldError(wait, "replay.wait.wrong"));
        }
        return wrong;
    }

    private static Optional<Integer> number(JTextField field, int least, int most) {
        String typed = field.getText().strip();
        if (!typed.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= least && number <= most ? Optional.of(number) : Optional.empty();
    }

    /** Returns the typed clients, an empty set for all; empty if the input is wrong. */
    private Optional<Set<ConnectionId>> ids() {
        Set<ConnectionId> ids = new HashSet<>();
        for (String word : clients.getText().strip().split("[,;\\s]+")) {
            if (word.isEmpty()) {
                continue;
            }
            if (!word.matches("#?[0-9]{1,9}")) {
                return Optional.empty();
            }
            ids.add(new ConnectionId(Long.parseLong(word.replace("#", ""))));
        }
        return Optional.of(ids);
    }

    private Optional<ClassCode> codeTyped() {
        try {
            return Optional.of(new ClassCode(code.getText()));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    private Optional<ReplaySpeed> speedTyped() {
        try {
            return Optional.of(
                    ReplaySpeed.parse(String.valueOf(speed.getEditor().getItem())));
        } catch (IllegalArgumentException noSpeed) {
            return Optional.empty();
        }
    }

    /** Returns the replay plan, or empty while a field is wrong. */
    Optional<ReplayPlan> plan() {
        if (!wrong().isEmpty()) {
            return Optional.empty();
        }
        String address = host.getText().strip();
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int number = number(port, 0, LAST_PORT).orElse(0);
        ReplayPlan.Side side = serving.isSelected()
                ? new ReplayPlan.Side.Server(bare, number)
                : new ReplayPlan.Side.Clients(bare, number);
        ReplayOptions options = ReplayOptions.DEFAULTS
                .at(speedTyped().orElse(ReplaySpeed.ORIGINAL))
                .withCode(codeTyped().orElse(ClassCode.NONE))
                .withPieces(pieces.isSelected())
                .withAnswerTime(Duration.ofSeconds(number(wait, 1, LONGEST_WAIT).orElse(10)));
        return Optional.of(new ReplayPlan(ids().orElse(Set.of()), side, options));
    }

    /** Enables or disables the form. */
    void setOpen(boolean open) {
        for (JComponent field : List.of(calling, serving, host, port, clients, code, speed, wait, pieces)) {
            field.setEnabled(open);
        }
    }

    /** Returns the component that gets the focus first. */
    JComponent first() {
        return port;
    }
}
