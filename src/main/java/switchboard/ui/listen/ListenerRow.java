package switchboard.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.panes.FocusReveal;

/**
 * A listener of the list: its address, state, clients, format, class code and certificate, and what can be done with
 * it. Event dispatch thread only.
 */
final class ListenerRow extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The actions of a row, each for the listener that it shows. */
    record Actions(
            Consumer<KnownListener> change,
            Consumer<KnownListener> startOrStop,
            Consumer<KnownListener> remove,
            Consumer<ListenerInfo> saveCertificate) {}

    private final JLabel icon = new JLabel();
    private final InertLabel address = new InertLabel("", "Label.foreground", "monospaced.font", Optional.empty());
    private final InertParagraph state = new InertParagraph("Label.foreground", "Label.font", false);
    private final InertParagraph failure = new InertParagraph("sb.err", "Label.font", false);
    private final InertParagraph format = new InertParagraph("Label.foreground", "Label.font", false);
    private final InertParagraph more = new InertParagraph("sb.text2", "Label.font", false);
    private final FingerprintLine fingerprint;
    private final JButton change =
            new JButton(Strings.of("listeners.change"), Icons.of("pencil", 16, "Label.foreground"));
    private final JButton power = new JButton();
    private final JButton remove =
            new JButton(Strings.of("listeners.remove"), Icons.of("trash-2", 16, "Label.foreground"));
    private transient KnownListener shown;

    ListenerRow(KnownListener first, Actions actions, Clipboard clipboard) {
        super(new MigLayout("insets 10 14 12 14, fillx, wrap 1, hidemode 3", "[grow,fill]", "[]3[]"));
        shown = first;
        putClientProperty("FlatLaf.styleClass", "floating");
        fingerprint = new FingerprintLine(clipboard, () -> shown.running().ifPresent(actions.saveCertificate()));
        JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[]8[grow,fill]", "[center]"));
        head.setOpaque(false);
        head.add(icon);
        head.add(address, "wmin 0");
        add(head, "wmin 0");
        add(state, "wmin 0");
        add(failure, "wmin 0");
        add(format, "wmin 0");
        add(more, "wmin 0");
        add(fingerprint, "wmin 0, gaptop 4");
        JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]8[]", "[]"));
        buttons.setOpaque(false);
        change.addActionListener(event -> actions.change().accept(shown));
        power.addActionListener(event -> actions.startOrStop().accept(shown));
        remove.addActionListener(event -> actions.remove().accept(shown));
        List.of(change, power, remove).forEach(FocusReveal::add);
        buttons.add(change);
        buttons.add(power);
        buttons.add(remove);
        add(buttons, "wmin 0, gaptop 6");
    }

    /**
     * Shows the newest state of the listener.
     *
     * @param clients the number of its clients that are connected
     */
    void show(KnownListener listener, int clients) {
        shown = listener;
        String place = place(listener);
        boolean listening = listener.running().isPresent();
        boolean failed = !listening && listener.failure().isPresent();
        icon.setIcon(
                listening
                        ? Icons.of("circle-check", 16, "sb.ok")
                        : failed ? Icons.of("circle-x", 16, "sb.err") : Icons.of("circle-stop", 16, "sb.text2"));
        address.setText(place);
        state.setText(Strings.of(
                listening ? "listeners.listening" : failed ? "listeners.failed" : "listeners.stopped", clients));
        failure.setText(listener.failure().orElse(""));
        failure.setVisible(listener.failure().isPresent());
        ListenerSettings settings = listener.settings();
        format.setText(FramingWords.withName(settings.framing(), settings.charset()));
        more.setText(more(settings));
        fingerprint.show(listener.running().map(ListenerInfo::fingerprint).orElse(""));
        power.setText(Strings.of(listening ? "header.stop" : "header.start"));
        power.setIcon(Icons.of(listening ? "square" : "play", 16, "Label.foreground"));
        power.setToolTipText(Strings.of(listening ? "listeners.stop.tip" : "listeners.start.tip"));
        remove.setEnabled(!listening);
        remove.setToolTipText(Strings.of(listening ? "listeners.remove.first" : "listeners.remove.tip"));
        name(change, "listeners.change.of", place);
        name(power, listening ? "listeners.stop.of" : "listeners.start.of", place);
        name(remove, "listeners.remove.of", place);
        getAccessibleContext().setAccessibleName(place);
    }

    private static void name(JButton button, String key, String place) {
        button.getAccessibleContext().setAccessibleName(Strings.of(key, place));
    }

    /** Returns the address of a listener: the bound one, or the one at which it starts. */
    static String place(KnownListener listener) {
        return listener.running().map(ListenerInfo::address).orElseGet(() -> switch (listener.settings()
                .where()) {
            case Where.Tcp tcp ->
                (tcp.address().contains(":") ? "[" + tcp.address() + "]" : tcp.address()) + ":" + tcp.port();
            case Where.Unix unix -> unix.path().toString();
        });
    }

    private static String more(ListenerSettings settings) {
        List<String> parts = new ArrayList<>();
        parts.add(reach(settings.where()));
        parts.add(Strings.of(
                "listeners.replies",
                Strings.of("clients.menu.as." + settings.replyAs().word())));
        if (settings.where() instanceof Where.Tcp tcp) {
            if (tcp.encrypted()) {
                parts.add(Strings.of("listeners.encrypted"));
            }
            parts.add(
                    settings.code().isWanted()
                            ? Strings.of("listeners.code", settings.code().word())
                            : Strings.of("listeners.code.none"));
        }
        if (settings.strict()) {
            parts.add(Strings.of("listeners.strict"));
        }
        return String.join(Strings.of("listeners.joint"), parts);
    }

    /** Returns in words who can reach an address. */
    static String reach(Where where) {
        return Strings.of(
                switch (where) {
                    case Where.Tcp tcp
                    when tcp.address().equals("0.0.0.0") || tcp.address().equals("::") -> "listeners.reach.all";
                    case Where.Tcp tcp
                    when tcp.address().startsWith("127.")
                            || tcp.address().equals("::1")
                            || tcp.address().equals("localhost") -> "listeners.reach.here";
                    case Where.Tcp tcp -> "listeners.reach.one";
                    case Where.Unix unix -> "listeners.reach.here";
                });
    }
}
