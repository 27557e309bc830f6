package switchboard.ui.join;

import java.awt.ComponentOrientation;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.event.ListenerInfo;
import switchboard.event.ListenerSettings.Where;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.join.ClientCode.Language;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;

/**
 * How to connect, large enough for the back row: address, QR code, code to copy, and a line to try it with.
 *
 * <p>Event dispatch thread only.
 */
public final class JoinCard extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final JLabel address = new JLabel();
    private final JLabel speaks = new JLabel();
    private final JLabel warning = new JLabel();
    private final JButton open = new JButton(Strings.of("join.open"), Icons.of("network", 16, "Label.foreground"));
    private final QrCodeView code = new QrCodeView();
    private final JTabbedPane languages = new JTabbedPane();
    private final JTextField test = new JTextField();

    /** Build the card. */
    public JoinCard(ListenControl listen, Clipboard clipboard) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]12[grow,fill]10[]"));
        this.listen = listen;
        this.clipboard = clipboard;
        setOpaque(false);
        JPanel top = new JPanel(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow]", "[]2[]8[]8[]push"));
        top.setOpaque(false);
        JLabel title = new JLabel(Strings.of("join.title"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        top.add(title, "wmin 0");
        address.putClientProperty("FlatLaf.styleClass", "bigAddress");
        address.setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
        top.add(address, "wmin 0");
        speaks.putClientProperty("FlatLaf.styleClass", "muted");
        top.add(speaks, "wmin 0");
        JPanel local = new JPanel(new MigLayout("insets 6 10 6 6, hidemode 3", "[]8[]12[]", "[center]"));
        local.putClientProperty("FlatLaf.styleClass", "warnBanner");
        local.add(new JLabel(Icons.of("wifi-off", "sb.warn")));
        local.add(warning, "wmin 0");
        open.addActionListener(event -> listen.open(true));
        local.add(open);
        local.setVisible(false);
        warning.addPropertyChangeListener(
                "text", event -> local.setVisible(!warning.getText().isEmpty()));
        top.add(local, "wmin 0");
        JPanel head = new JPanel(new MigLayout("insets 0, fill", "[grow,fill]16[]", "[top]"));
        head.setOpaque(false);
        head.add(top, "wmin 0");
        head.add(code);
        add(head, "wmin 0");
        languages.getAccessibleContext().setAccessibleName(Strings.of("join.code"));
        JButton copy = new JButton(Strings.of("join.copy"), Icons.of("copy", 16, "Label.foreground"));
        copy.addActionListener(event -> copyCode());
        languages.putClientProperty("JTabbedPane.trailingComponent", trailing(copy));
        for (Language language : Language.values()) {
            languages.addTab(language.title(), codeArea(language));
        }
        add(languages, "wmin 0, hmin 80, push");
        add(buildTest(), "wmin 0");
        listen.onChange(this::update);
        update();
    }

    private static JComponent trailing(JButton button) {
        JPanel panel = new JPanel(new MigLayout("insets 2 0 2 0, alignx trailing", "push[]", "push[]push"));
        panel.setOpaque(false);
        panel.add(button);
        return panel;
    }

    private static JScrollPane codeArea(Language language) {
        JTextArea area = new JTextArea();
        area.setEditable(false);
        area.putClientProperty("FlatLaf.styleClass", "code");
        area.setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
        area.getAccessibleContext().setAccessibleName(Strings.of("join.code.of", language.title()));
        JScrollPane scroll = new JScrollPane(area);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        return scroll;
    }

    private JPanel buildTest() {
        JPanel line = new JPanel(new MigLayout("insets 0, fill", "[]10[grow,fill]8[]", "[center]"));
        line.setOpaque(false);
        JLabel label = new JLabel(Strings.of("join.test"));
        label.setLabelFor(test);
        test.setEditable(false);
        test.putClientProperty("FlatLaf.styleClass", "monospaced");
        JButton copy = new JButton(Icons.of("copy"));
        copy.putClientProperty("JButton.buttonType", "toolBarButton");
        copy.setToolTipText(Strings.of("join.test.copy"));
        copy.getAccessibleContext().setAccessibleName(Strings.of("join.test.copy"));
        copy.addActionListener(event -> clipboard.copy(test.getText()));
        line.add(label);
        line.add(test, "wmin 0");
        line.add(copy);
        return line;
    }

    private void copyCode() {
        if (languages.getSelectedComponent() instanceof JScrollPane scroll
                && scroll.getViewport().getView() instanceof JTextArea area) {
            clipboard.copy(area.getText());
        }
    }

    private void update() {
        Optional<ListenerInfo> main = listen.main()
                .filter(JoinCard::isTcp)
                .or(() -> listen.all().stream().filter(JoinCard::isTcp).findFirst());
        languages.setVisible(main.isPresent());
        test.getParent().setVisible(main.isPresent());
        if (main.isEmpty()) {
            Optional<ListenerInfo> unix = listen.main();
            address.setText(unix.map(listen::shown).orElse(Strings.of("join.stopped")));
            speaks.setText(Strings.of(unix.isPresent() ? "join.unix" : "clients.empty.stopped"));
            warning.setText("");
            code.setVisible(false);
            return;
        }
        ListenerInfo listener = main.get();
        String host = listen.host(listener);
        address.setText(listen.shown(listener));
        speaks.setText(Strings.of(
                "join.speaks",
                listener.settings().framing().name(),
                Strings.of("clients.menu.as." + listener.settings().replyAs().word())));
        boolean reachable = ListenControl.isOpen(listener);
        warning.setText(reachable ? "" : Strings.of("join.local"));
        code.setVisible(true);
        String literal = host.contains(":") ? "[" + host + "]" : host;
        code.show("tcp://" + literal + ":" + listener.port());
        for (Language language : Language.values()) {
            if (languages.getComponentAt(language.ordinal()) instanceof JScrollPane scroll
                    && scroll.getViewport().getView() instanceof JTextArea area) {
                area.setText(ClientCode.of(
                        language,
                        listener.settings().framing(),
                        listener.settings().replyAs(),
                        host,
                        listener.port()));
                area.setCaretPosition(0);
            }
        }
        test.setText("./run.sh client " + ownAddress(listener) + " " + listener.port());
        revalidate();
    }

    private static boolean isTcp(ListenerInfo listener) {
        return listener.settings().where() instanceof Where.Tcp;
    }

    /** Return an address at which this computer reaches its own listener: what it is bound to, if that is one. */
    private static String ownAddress(ListenerInfo listener) {
        return switch (listener.settings().where()) {
            case Where.Tcp(String bound, int port) when !bound.equals("0.0.0.0") && !bound.equals("::") -> bound;
            case Where.Tcp anywhere -> "127.0.0.1";
            case Where.Unix unix -> unix.path().toString();
        };
    }
}
