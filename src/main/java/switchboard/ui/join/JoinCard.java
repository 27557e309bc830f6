package switchboard.ui.join;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.ComponentOrientation;
import java.awt.LayoutManager2;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.join.SampleClientCode.Language;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.InertText;
import switchboard.ui.panes.VerticalScrollPanel;

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

    /** The width of the scroll bar with its gap at 100 % zoom, which is kept free. */
    private static final int SCROLL_BAR = 14;

    /** The least number of lines of code in view; where there is less room, the card scrolls. */
    private static final int CODE_LINES = 8;

    /** The largest share of the card's width for the QR code. */
    private static final double MOST_OF_WIDTH = 0.3;

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final BigAddress address = new BigAddress(96);
    private final OtherAddresses others;
    private final ListenerChoice choice = new ListenerChoice(this::update);
    private final InertParagraph framingLabel = new InertParagraph("Label.foreground", "Label.font", false);
    private final BigAddress classCode = new BigAddress(32);
    private final InertParagraph warning = new InertParagraph("Label.foreground", "Label.font", false);
    private final JButton copyAddress =
            new JButton(Strings.of("clients.menu.copy"), Icons.of("copy", 16, "Label.foreground"));
    private final JButton open = new JButton(Strings.of("join.open"), Icons.of("network", 16, "Label.foreground"));
    private final JPanel localWarning =
            new JPanel(new MigLayout("insets 6 10 6 6, fillx, hidemode 3", "[]8[grow,fill]", "[center]4[]"));
    private final JPanel top =
            new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]2[]2[]4[]6[]8[]"));
    private final QrCodeView code = new QrCodeView();
    private final JTabbedPane languages = new JTabbedPane();
    private final CommandText test = new CommandText(Strings.of("join.test"));
    private final JPanel page =
            new JPanel(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[pref!]12[grow,fill]10[]"));

    /** Creates the card. */
    public JoinCard(ListenControl listen, Clipboard clipboard) {
        super(new BorderLayout());
        this.listen = listen;
        this.clipboard = clipboard;
        others = new OtherAddresses(listen::prefer);
        setOpaque(false);
        page.setOpaque(false);
        page.add(buildHead(), "wmin 0");
        languages.getAccessibleContext().setAccessibleName(Strings.of("join.code"));
        JButton copy = new JButton(Strings.of("join.copy"), Icons.of("copy", 16, "Label.foreground"));
        copy.addActionListener(event -> copyCode());
        languages.putClientProperty("JTabbedPane.trailingComponent", trailing(copy));
        for (Language language : Language.values()) {
            languages.addTab(language.title(), codeArea(language));
        }
        page.add(languages, "wmin 0, push");
        page.add(buildTest(), "wmin 0");
        add(scrolled(page));
        listen.onChange(this::update);
        update();
    }

    /** Returns a pane in which the card scrolls where its height is too small for it. */
    private static JScrollPane scrolled(JPanel page) {
        JPanel view = new VerticalScrollPanel(page, true);
        view.setOpaque(false);
        JScrollPane scroll =
                new JScrollPane(view, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    private JPanel buildHead() {
        JPanel line = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[]14[]push[]", "[center]"));
        line.setOpaque(false);
        JLabel title = new JLabel(Strings.of("join.title"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        line.add(title);
        line.add(choice, "wmin 60");
        copyAddress.addActionListener(event -> tcp().ifPresent(one -> clipboard.copy(listen.hostAndPort(one))));
        line.add(copyAddress);
        top.setOpaque(false);
        top.add(line, "wmin 0");
        top.add(address, "wmin 0");
        top.add(others, "wmin 0");
        top.add(framingLabel, "wmin 0");
        JPanel codeLine = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[]2[]"));
        codeLine.setOpaque(false);
        codeLine.add(
                new JLabel(Strings.of("join.code.first"), Icons.of("lock", 16, "Label.foreground"), JLabel.LEADING),
                "wmin 0");
        codeLine.add(classCode, "wmin 0");
        top.add(codeLine, "wmin 0");
        localWarning.putClientProperty("FlatLaf.styleClass", "warnBanner");
        localWarning.add(new JLabel(Icons.of("wifi-off", "sb.warn")));
        localWarning.add(warning, "wmin 0, wrap");
        open.addActionListener(event -> listen.open(true));
        localWarning.add(open, "skip 1, growx 0, alignx leading");
        top.add(localWarning, "wmin 0");
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
            int room = getWidth() - UIScale.scale(SCROLL_BAR) - side - (side > 0 ? UIScale.scale(GAP) : 0);
            address.fit(room);
            classCode.fit(room);
            others.fit(room);
            top.invalidate();
            if (side > 0) {
                int most = Math.max(UIScale.scale(CODE), (int) (getWidth() * MOST_OF_WIDTH));
                side = Math.clamp(top.getPreferredSize().height, Math.min(UIScale.scale(CODE), most), most);
            }
        }
        code.setSide(side);
        top.getParent().invalidate();
        if (page.getLayout() instanceof LayoutManager2 layout) {
            layout.invalidateLayout(page);
        }
        page.invalidate();
        super.doLayout();
    }

    private static JComponent trailing(JButton button) {
        JPanel panel = new JPanel(new MigLayout("insets 2 0 2 0, alignx trailing", "push[]", "push[]push"));
        panel.setOpaque(false);
        panel.add(button);
        return panel;
    }

    private static JScrollPane codeArea(Language language) {
        // As wide as its text: in a narrow width the tabs would want several rows.
        JTextArea area = new JTextArea(CODE_LINES, 0);
        area.setEditable(false);
        KeyBindings.leaveQuestionMark(area);
        area.putClientProperty("FlatLaf.styleClass", "code");
        area.setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
        area.getAccessibleContext().setAccessibleName(Strings.of("join.code.of", language.title()));
        JScrollPane scroll = new JScrollPane(area);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        return scroll;
    }

    private JPanel buildTest() {
        JPanel line = new JPanel(new MigLayout("insets 0, fillx, wrap 2", "[grow,fill]8[]", "[]4[center]"));
        line.setOpaque(false);
        JLabel label = new JLabel(Strings.of("join.test"));
        label.setLabelFor(test);
        JButton copy = new JButton(Icons.of("copy"));
        copy.putClientProperty("JButton.buttonType", "toolBarButton");
        copy.setToolTipText(Strings.of("join.test.copy"));
        copy.getAccessibleContext().setAccessibleName(Strings.of("join.test.copy"));
        copy.addActionListener(event -> clipboard.copy(test.getText()));
        line.add(label, "span 2");
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
                FramingWords.withName(
                        listener.settings().framing(), listener.settings().charset()),
                Strings.of("clients.menu.as." + listener.settings().replyAs().word())));
        localWarning.setVisible(!ListenControl.isOpen(listener));
        boolean noNetwork = ListenControl.isForAll(listener);
        warning.setText(Strings.of(noNetwork ? "join.no.network" : "join.local"));
        open.setVisible(!noNetwork);
        code.show((listener.isEncrypted() ? "tls://" : "tcp://") + listen.hostAndPort(listener));
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
