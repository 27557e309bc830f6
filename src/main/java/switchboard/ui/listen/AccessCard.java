package switchboard.ui.listen;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.model.AccessRules;
import switchboard.model.AccessRules.Rule;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/**
 * The card of access control: the class code, the rules for addresses, and the fingerprints of TLS listeners.
 *
 * <p>Event dispatch thread only.
 */
public final class AccessCard extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The chars of 16 of the 32 bytes of a SHA-256 fingerprint: two digits and a colon each. */
    private static final int FINGERPRINT_LINE = 48;

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final JTextField code = new JTextField(18);
    private final JButton ask = new JButton(Strings.of("access.code.set"));
    private final JButton clearCode = new JButton(Strings.of("access.code.none"));
    private final JLabel requestedCode = new JLabel();
    private final JTextField address = new JTextField(18);
    private final JButton allow = new JButton(Strings.of("access.allow"));
    private final JButton deny = new JButton(Strings.of("access.deny"));
    private final JLabel addressError = new JLabel();
    private final JLabel rulesSummary = new JLabel();
    private final JPanel rules = column();
    private final JPanel encrypted = column();

    /** Creates the card. */
    public AccessCard(ListenControl listen, Clipboard clipboard) {
        super(new MigLayout("insets 0, wrap 1, hidemode 3", "[grow,fill]", "[]14[]4[]6[]18[]4[]6[]6[]4[]"));
        this.listen = listen;
        this.clipboard = clipboard;
        setOpaque(false);
        add(styled(new JLabel(Strings.of("access.title")), "h2"));
        add(styled(new JLabel(Strings.of("access.code")), "h3"));
        add(styled(new JLabel(Strings.of("access.code.why")), "muted"), "wmin 0");
        add(codeLine(), "growx");
        add(styled(new JLabel(Strings.of("access.addresses")), "h3"));
        add(styled(rulesSummary, "muted"), "wmin 0");
        add(rules, "wmin 0");
        add(addressLine(), "growx");
        add(styled(addressError, "error"), "wmin 0");
        add(encrypted, "wmin 0, gaptop 18");
        listen.onChange(this::update);
        update();
        check();
    }

    private static <C extends JComponent> C styled(C component, String style) {
        component.putClientProperty("FlatLaf.styleClass", style);
        return component;
    }

    private static JPanel column() {
        JPanel panel = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[]4[]"));
        panel.setOpaque(false);
        return panel;
    }

    private static JPanel line(String columns) {
        JPanel panel = new JPanel(new MigLayout("insets 0", columns, "[center]"));
        panel.setOpaque(false);
        return panel;
    }

    private JPanel codeLine() {
        JPanel line = line("[]8[]8[]14[grow]");
        code.getAccessibleContext().setAccessibleName(Strings.of("access.code"));
        code.putClientProperty("JTextField.placeholderText", Strings.of("access.code.hint"));
        code.addActionListener(event -> ask());
        whenTyped(code);
        ask.addActionListener(event -> ask());
        clearCode.addActionListener(event -> listen.ask(ClassCode.NONE));
        line.add(code);
        line.add(ask);
        line.add(clearCode);
        line.add(requestedCode, "wmin 0");
        return line;
    }

    private JPanel addressLine() {
        JPanel line = line("[]8[]8[]");
        address.getAccessibleContext().setAccessibleName(Strings.of("access.address"));
        address.putClientProperty("JTextField.placeholderText", Strings.of("access.address.hint"));
        address.addActionListener(event -> rule(Rule.DENY));
        whenTyped(address);
        allow.addActionListener(event -> rule(Rule.ALLOW));
        deny.addActionListener(event -> rule(Rule.DENY));
        line.add(address);
        line.add(deny);
        line.add(allow);
        return line;
    }

    private void whenTyped(JTextField field) {
        TypingListener.add(field, this::check);
    }

    private Optional<ClassCode> codeTyped() {
        try {
            return Optional.of(new ClassCode(code.getText())).filter(ClassCode::isWanted);
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    private Optional<AddressRange> addressTyped() {
        return AddressRange.parse(address.getText());
    }

    /** Shows what is wrong with the typed texts and enables only the buttons that can be used. */
    private void check() {
        ask.setEnabled(codeTyped().filter(typed -> !typed.equals(listen.code())).isPresent());
        boolean fits = addressTyped().isPresent();
        boolean wrong = !fits && !address.getText().isBlank();
        allow.setEnabled(fits);
        deny.setEnabled(fits);
        addressError.setText(wrong ? Strings.of("access.address.wrong") : "");
        addressError.setVisible(wrong);
        address.putClientProperty("JComponent.outline", wrong ? "error" : null);
        address.getAccessibleContext().setAccessibleDescription(addressError.getText());
    }

    private void ask() {
        codeTyped().ifPresent(listen::ask);
    }

    private void rule(Rule rule) {
        addressTyped().ifPresent(range -> {
            listen.rule(range, rule);
            address.setText("");
            address.requestFocusInWindow();
        });
    }

    private void update() {
        ClassCode now = listen.code();
        requestedCode.setText(
                now.isWanted()
                        ? Strings.of("access.code.now", InertText.of(now.word()))
                        : Strings.of("access.code.off"));
        clearCode.setEnabled(now.isWanted());
        AccessRules access = listen.access();
        rulesSummary.setText(Strings.of(
                !access.allow().isEmpty()
                        ? "access.only"
                        : access.deny().isEmpty() ? "access.everybody" : "access.except"));
        rules.removeAll();
        access.effectivelyAllowed().forEach(range -> rules.add(ruleLine(range, "access.allowed", "access.remove")));
        access.deny().forEach(range -> rules.add(ruleLine(range, "access.denied", "access.unblock")));
        rules.setVisible(rules.getComponentCount() > 0);
        showEncrypted(listen.all().stream().filter(ListenerInfo::isEncrypted).toList());
        check();
        revalidate();
        repaint();
    }

    private JPanel ruleLine(AddressRange range, String word, String remove) {
        JPanel line = line("[180!]8[110!]8[]");
        line.add(styled(new JLabel(range.toString()), "monospaced"), "wmin 0");
        line.add(styled(new JLabel(Strings.of(word)), "muted"));
        JButton button = new JButton(Strings.of(remove));
        button.setToolTipText(Strings.of("access.remove.tip", range.toString()));
        button.addActionListener(event -> listen.rule(range, Rule.NONE));
        line.add(button);
        return line;
    }

    private void showEncrypted(List<ListenerInfo> listeners) {
        encrypted.removeAll();
        if (!listeners.isEmpty()) {
            encrypted.add(styled(new JLabel(Strings.of("access.tls")), "h3"));
            encrypted.add(styled(new JLabel(Strings.of("access.tls.why")), "muted"), "wmin 0");
        }
        for (ListenerInfo listener : listeners) {
            JPanel line = line("[]14[]14[]");
            line.add(new JLabel(InertText.of(listener.address()), Icons.of("lock", 16, "sb.text2"), JLabel.LEADING));
            // Two lines, so that the whole fingerprint can be read from the back row.
            JPanel halves = column();
            String whole = listener.fingerprint();
            for (int at = 0; at < whole.length(); at += FINGERPRINT_LINE) {
                halves.add(styled(
                        new JLabel(whole.substring(at, Math.min(whole.length(), at + FINGERPRINT_LINE))),
                        "monospaced"));
            }
            line.add(halves);
            JButton copy = new JButton(Icons.of("copy"));
            copy.putClientProperty("JButton.buttonType", "toolBarButton");
            copy.setToolTipText(Strings.of("access.tls.copy"));
            copy.getAccessibleContext().setAccessibleName(Strings.of("access.tls.copy"));
            copy.addActionListener(event -> clipboard.copy(whole));
            line.add(copy);
            encrypted.add(line);
        }
        encrypted.setVisible(!listeners.isEmpty());
    }

    /** Returns the component that gets the focus first. */
    public JComponent first() {
        return code;
    }
}
