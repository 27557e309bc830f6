package switchboard.ui.join;

import com.formdev.flatlaf.util.UIScale;
import java.awt.ComponentOrientation;
import java.awt.LayoutManager2;
import java.util.List;
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
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.join.SampleClientCode.Language;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/**
 * The card that shows how to connect: address, QR code, sample code and a command to try it.
 *
 * <p>The address is as large as the card allows, so that it can be read from the back row. Event dispatch thread only.
 */
public final class JoinCard extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int GAP = 16;

    /** The least width of the QR code at 100 % zoom. */
    private static final int CODE = 160;

    /** The largest share of the card's width for the QR code. */
    private static final double MOST_OF_WIDTH = 0.3;

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final BigAddress address = new BigAddress();
    private final OtherAddresses others;
    private final ListenerChoice choice = new ListenerChoice(this::update);
    private final JLabel framingLabel = new JLabel();
    private final JLabel classCode = new JLabel();
    private final JLabel warning = new JLabel();
    private final JButton copyAddress =
            new JButton(Strings.of("clients.menu.copy"), Icons.of("copy", 16, "Label.foreground"));
    private final JButton open = new JButton(Strings.of("join.open"), Icons.of("network", 16, "Label.foreground"));
    private final JPanel localWarning =
            new JPanel(new MigLayout("insets 6 10 6 6, hidemode 3", "[]8[grow]12[]", "[center]"));
    private final JPanel top =
            new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]2[]2[]4[]6[]8[]"));
    private final QrCodeView code = new QrCodeView();
    private final JTabbedPane languages = new JTabbedPane();
    private final JTextField test = new JTextField();

    /** Creates the card. */
    public JoinCard(ListenControl listen, Clipboard clipboard) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[pref!]12[grow,fill]10[pref!]"));
        this.listen = listen;
        this.clipboard = clipboard;
        others = new OtherAddresses(listen::prefer);
        setOpaque(false);
        add(buildHead(), "wmin 0");
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

    private JPanel buildHead() {
        JPanel line = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]14[]push[]", "[center]"));
        line.setOpaque(false);
        JLabel title = new JLabel(Strings.of("join.title"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        line.add(title);
        line.add(choice, "wmin 60");
        copyAddress.addActionListener(event -> tcp().ifPresent(one -> clipboard.copy(hostAndPort(one))));
        line.add(copyAddress);
        top.setOpaque(false);
        top.add(line, "wmin 0");
        top.add(address, "wmin 0");
        top.add(others, "wmin 0");
        framingLabel.putClientProperty("FlatLaf.styleClass", "muted");
        top.add(framingLabel, "wmin 0");
        JPanel codeLine = new JPanel(new MigLayout("insets 0", "[]10[]", "[center]"));
        codeLine.setOpaque(false);
        codeLine.add(
                new JLabel(Strings.of("join.code.first"), Icons.of("lock", 16, "Label.foreground"), JLabel.LEADING));
        classCode.putClientProperty("FlatLaf.styleClass", "h2");
        codeLine.add(classCode, "wmin 0");
        top.add(codeLine, "wmin 0");
        localWarning.putClientProperty("FlatLaf.styleClass", "warnBanner");
        localWarning.add(new JLabel(Icons.of("wifi-off", "sb.warn")));
        localWarning.add(warning, "wmin 0");
        open.addActionListener(event -> listen.open(true));
        localWarning.add(open);
        top.add(localWarning, "wmin 0, growx 0");
        JPanel head = new JPanel(new MigLayout("insets 0, fill, hidemode 3", "[grow,fill]" + GAP + "[]", "[top]"));
        head.setOpaque(false);
        head.add(top, "wmin 0");
        head.add(code);
        return head;
    }

    /** Sizes the address by the width of the card, and the QR code by the height of the card's head. */
    @Override
    public void doLayout() {
        int side = code.isVisible() ? UIScale.scale(CODE) : 0;
        for (int round = 0; round < 2; round++) {
            int room = getWidth() - side - (side > 0 ? UIScale.scale(GAP) : 0);
            address.fit(room);
            others.fit(room);
            top.invalidate();
            if (side > 0) {
                int most = Math.max(UIScale.scale(CODE), (int) (getWidth() * MOST_OF_WIDTH));
                side = Math.clamp(top.getPreferredSize().height, Math.min(UIScale.scale(CODE), most), most);
            }
        }
        code.setSide(side);
        top.getParent().invalidate();
        if (getLayout() instanceof LayoutManager2 layout) {
            layout.invalidateLayout(this);
        }
        super.doLayout();
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

    private List<ListenerInfo> allTcp() {
        return listen.all().stream().filter(JoinCard::isTcp).toList();
    }

    /** Returns the listener to show: the chosen one, else the main one, else the first one with TCP. */
    private Optional<ListenerInfo> tcp() {
        return choice.chosen()
                .or(() -> listen.main().filter(JoinCard::isTcp))
                .or(() -> allTcp().stream().findFirst());
    }

    /**
     * Returns host and port in the notation of most programs: {@code 192.168.1.20:5050}, an IPv6 address in brackets.
     */
    private String hostAndPort(ListenerInfo listener) {
        String host = listen.host(listener);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port();
    }

    private void update() {
        choice.show(allTcp(), listen::shown);
        Optional<ListenerInfo> listener = tcp();
        languages.setVisible(listener.isPresent());
        test.getParent().setVisible(listener.isPresent());
        copyAddress.setVisible(listener.isPresent());
        code.setVisible(listener.isPresent());
        listener.ifPresentOrElse(this::show, this::showNone);
        revalidate();
        repaint();
    }

    private void showNone() {
        Optional<ListenerInfo> unix = listen.main();
        address.setText(InertText.of(unix.map(listen::shown).orElse(Strings.of("join.stopped"))));
        framingLabel.setToolTipText(null);
        framingLabel.setText(Strings.of(unix.isPresent() ? "join.unix" : "clients.empty.stopped"));
        others.show(List.of());
        localWarning.setVisible(false);
        classCode.getParent().setVisible(false);
    }

    private void show(ListenerInfo listener) {
        choice.mark(listener);
        String host = listen.host(listener);
        address.setText(InertText.of(listen.shown(listener)));
        others.show(listener.reachable().stream()
                .filter(one -> !one.address().equals(host))
                .toList());
        framingLabel.setText(Strings.of(
                "join.speaks",
                listener.settings().framing().name(),
                Strings.of("clients.menu.as." + listener.settings().replyAs().word())));
        framingLabel.setToolTipText(Strings.render(listener.settings().framing().description()));
        localWarning.setVisible(!ListenControl.isOpen(listener));
        boolean noNetwork = ListenControl.isForAll(listener);
        warning.setText(Strings.of(noNetwork ? "join.no.network" : "join.local"));
        open.setVisible(!noNetwork);
        code.show((listener.isEncrypted() ? "tls://" : "tcp://") + hostAndPort(listener));
        for (Language language : Language.values()) {
            if (languages.getComponentAt(language.ordinal()) instanceof JScrollPane scroll
                    && scroll.getViewport().getView() instanceof JTextArea area) {
                String text = SampleClientCode.of(language, listener.settings(), host, listener.port());
                // Unchanged text is not set again, so that it keeps its scroll position.
                if (!text.equals(area.getText())) {
                    area.setText(text);
                    area.setCaretPosition(0);
                }
            }
        }
        ClassCode word = listener.settings().code();
        classCode.setText(InertText.of(word.word()));
        classCode.getParent().setVisible(word.isWanted());
        test.setText("./run.sh client " + ListenControl.ownHost(listener) + " " + listener.port()
                + (listener.isEncrypted() ? " --fingerprint " + listener.fingerprint() : "")
                + (word.isWanted() ? " --code-file -" : ""));
    }

    private static boolean isTcp(ListenerInfo listener) {
        return listener.settings().where() instanceof Where.Tcp;
    }
}
