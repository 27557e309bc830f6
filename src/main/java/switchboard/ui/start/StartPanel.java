package switchboard.ui.start;

import java.awt.Dimension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.join.SampleClientCode;
import switchboard.ui.join.SampleClientCode.Language;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.VerticalScrollPanel;
import switchboard.wire.Message;
import switchboard.wire.MessagePart;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;

/**
 * Tells before the first client has come what the server expects, in words and by a drawn message, and how to call it
 * from this computer; offers what can be done next.
 *
 * <p>It scrolls where there is little room. Event dispatch thread only.
 */
public final class StartPanel extends JScrollPane {
    private static final long serialVersionUID = 1L;

    /** The text of the drawn message. */
    private static final String SAMPLE = "Hello Server!";

    private final transient ListenControl listen;
    private final transient Clipboard clipboard;
    private final JPanel content = new JPanel(
            new MigLayout("insets 12 20 12 20, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]4[]8[]10[]12[]0[]"));
    private final JLabel title = new JLabel();
    private final InertParagraph expects = new InertParagraph("Label.foreground", "Label.font", false);
    private final MessageDrawing drawing = new MessageDrawing();
    private final JPanel call = new JPanel(new MigLayout("insets 0, hidemode 3", "[]8[]2[]", "[center]"));
    private final InertLabel address = new InertLabel("", "Label.foreground", "monospaced.font", Optional.empty());
    private final JButton copyAddress = new JButton(Icons.of("copy"));
    private final JButton copyCode = new JButton(Strings.of("start.code"), Icons.of("copy", 16, "Label.foreground"));
    private final InertParagraph command = new InertParagraph("sb.text2", "monospaced.font", false);
    private final JButton openToNetwork =
            new JButton(Strings.of("join.open"), Icons.of("network", 16, "Label.foreground"));
    private final StepButtons next;
    private final JButton startServer = new JButton(Strings.of("header.start"), Icons.of("play", 16, "sb.onAccent"));

    /**
     * Creates the panel.
     *
     * @param commands the window's commands, of which it offers some
     */
    public StartPanel(ListenControl listen, CommandActions commands, Clipboard clipboard) {
        super(VERTICAL_SCROLLBAR_AS_NEEDED, HORIZONTAL_SCROLLBAR_NEVER);
        this.listen = listen;
        this.clipboard = clipboard;
        JPanel page = new VerticalScrollPanel(content);
        page.setOpaque(false);
        content.setOpaque(false);
        setViewportView(page);
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        getViewport().setOpaque(false);
        getAccessibleContext().setAccessibleName(Strings.of("start.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        content.add(title, "wmin 0");
        content.add(expects, "wmin 0");
        content.add(drawing, "wmin 0");
        content.add(buildCall(), "wmin 0");
        startServer.putClientProperty("FlatLaf.styleClass", "primary");
        startServer.addActionListener(event -> listen.start());
        content.add(startServer, "growx 0, alignx leading");
        openToNetwork.addActionListener(event -> listen.open(true));
        next = new StepButtons(
                commands.get(WindowCommand.OPEN_CLIENT).primaryButton(),
                commands.get(WindowCommand.START_SWARM).button(),
                openToNetwork,
                commands.get(WindowCommand.SHOW_JOIN_CARD).button(),
                copyCode);
        content.add(next, "wmin 0");
        listen.onChange(this::update);
        update();
    }

    private JPanel buildCall() {
        JPanel both = new JPanel(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]6[]"));
        both.setOpaque(false);
        call.setOpaque(false);
        call.add(new JLabel(Strings.of("start.call")));
        call.add(address, "wmin pref");
        copyAddress.putClientProperty("JButton.buttonType", "toolBarButton");
        copyAddress.setToolTipText(Strings.of("start.copy"));
        copyAddress.getAccessibleContext().setAccessibleName(Strings.of("start.copy"));
        copyAddress.addActionListener(event -> clipboard.copy(address.text()));
        copyCode.addActionListener(event -> languages().show(copyCode, 0, copyCode.getHeight()));
        call.add(copyAddress);
        both.add(call, "wmin 0");
        both.add(command, "wmin 0");
        return both;
    }

    private JPopupMenu languages() {
        JPopupMenu menu = new JPopupMenu(Strings.of("start.code"));
        for (Language language : Language.values()) {
            JMenuItem item = new JMenuItem(language.title());
            item.addActionListener(event -> main().ifPresent(listener -> clipboard.copy(SampleClientCode.of(
                    language, listener.settings(), ListenControl.ownHost(listener), listener.port()))));
            menu.add(item);
        }
        return menu;
    }

    private Optional<ListenerInfo> main() {
        return listen.main();
    }

    private void update() {
        Optional<ListenerInfo> listener = main();
        title.setText(Strings.of(listener.isPresent() ? "start.title" : "start.stopped"));
        expects.setText(listener.map(StartPanel::expectation).orElse(Strings.of("clients.empty.stopped")));
        drawing.show(listener.map(one -> sample(one.settings().framing())).orElse(List.of()));
        call.setVisible(listener.isPresent());
        address.setText(listener.map(StartPanel::ownAddress).orElse(""));
        boolean tcp = listener.map(StartPanel::isTcp).orElse(false);
        copyCode.setVisible(tcp);
        command.setText(listener.map(StartPanel::example).orElse(""));
        command.setVisible(!command.text().isEmpty());
        openToNetwork.setVisible(tcp && !listener.map(ListenControl::isOpen).orElse(false));
        next.setVisible(listener.isPresent());
        startServer.setVisible(listener.isEmpty());
        revalidate();
        repaint();
    }

    /** Returns what the server expects, in sentences: the framing, and what comes before the first message. */
    private static String expectation(ListenerInfo listener) {
        Framing framing = listener.settings().framing();
        StringBuilder said = new StringBuilder(Strings.of(
                "start.expects",
                FramingWords.withName(framing, listener.settings().charset())));
        if (listener.isEncrypted()) {
            said.append(' ').append(Strings.of("start.tls"));
        }
        if (isTcp(listener) && listener.settings().code().isWanted()) {
            said.append(' ').append(Strings.of("start.class.code"));
        }
        return said.toString();
    }

    /** Returns the parts of a message in a framing; none if it cannot carry the sample. */
    private static List<MessagePart> sample(Framing framing) {
        try {
            Message message = framing.frame(SAMPLE.getBytes(StandardCharsets.UTF_8));
            return MessagePart.of(message);
        } catch (FramingException unfit) {
            return List.of();
        }
    }

    /** Returns a command for a terminal with which a person can speak to the server; empty if there is none. */
    private static String example(ListenerInfo listener) {
        boolean typed = listener.settings().framing().headerLength() == 0
                && listener.settings().framing().form().equals("lines");
        return typed && isTcp(listener) && !listener.isEncrypted()
                ? "nc " + ListenControl.ownHost(listener) + " " + listener.port()
                : "";
    }

    private static boolean isTcp(ListenerInfo listener) {
        return listener.settings().where() instanceof Where.Tcp;
    }

    private static String ownAddress(ListenerInfo listener) {
        String host = ListenControl.ownHost(listener);
        return listener.port() == 0 ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port();
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, 0);
    }
}
