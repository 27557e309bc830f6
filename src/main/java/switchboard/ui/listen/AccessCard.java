package switchboard.ui.listen;

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
import switchboard.ui.Strings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.InertParagraph;

/**
 * The card of access control: the class code and the rules for addresses.
 *
 * <p>Event dispatch thread only.
 */
public final class AccessCard extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ListenControl listen;
    private final JTextField code = new JTextField(15);
    private final JButton ask = new JButton(Strings.of("access.code.set"));
    private final JButton clearCode = new JButton(Strings.of("access.code.none"));
    private final InertParagraph requestedCode = new InertParagraph("Label.foreground", "Label.font", false);
    private final JTextField address = new JTextField(15);
    private final JButton allow = new JButton(Strings.of("access.allow"));
    private final JButton deny = new JButton(Strings.of("access.deny"));
    private final InertParagraph addressError = new InertParagraph("sb.err", "Label.font", false);
    private final InertParagraph rulesSummary = new InertParagraph("sb.text2", "Label.font", false);
    private final JPanel rules = column();

    /** Creates the card. */
    public AccessCard(ListenControl listen) {
        super(new MigLayout("insets 10 2 6 10, wrap 1, hidemode 3", "[grow,fill]", "[]4[]6[]4[]18[]4[]6[]6[]4[]"));
        this.listen = listen;
        setOpaque(false);
        add(styled(new JLabel(Strings.of("access.code")), "h3"));
        InertParagraph why = new InertParagraph("sb.text2", "Label.font", false);
        why.setText(Strings.of("access.code.why"));
        add(why, "wmin 0");
        add(codeLine(), "growx");
        add(requestedCode, "wmin 0");
        add(styled(new JLabel(Strings.of("access.addresses")), "h3"));
        add(rulesSummary, "wmin 0");
        add(rules, "wmin 0");
        add(addressLine(), "growx");
        add(addressError, "wmin 0");
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
        JPanel line = line("[]8[]8[]");
        code.getAccessibleContext().setAccessibleName(Strings.of("access.code"));
        code.putClientProperty("JTextField.placeholderText", Strings.of("access.code.hint"));
        code.addActionListener(event -> ask());
        whenTyped(code);
        ask.addActionListener(event -> ask());
        clearCode.addActionListener(event -> listen.ask(ClassCode.NONE));
        line.add(code);
        line.add(ask);
        line.add(clearCode);
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
        address.getAccessibleContext().setAccessibleDescription(addressError.text());
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
                now.isWanted() ? Strings.of("access.code.now", now.word()) : Strings.of("access.code.off"));
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

    /** Returns the component that gets the focus first. */
    public JComponent first() {
        return code;
    }
}
