package switchboard.ui.header;

import java.awt.Insets;
import java.util.Locale;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JLabel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/**
 * The button with the server's state and main address, which opens the list of listeners. Event dispatch thread only.
 *
 * <p>In little room it leaves out the name of the framing; the address stays whole.
 */
final class ListenersButton extends JButton {
    private static final long serialVersionUID = 1L;

    private final transient ListenControl listen;
    private final JLabel state = new JLabel();
    private final JLabel address = new JLabel();
    private final JLabel framing = new JLabel();
    private final JLabel lock = new JLabel(Icons.of("lock", 14, "sb.text2"));
    private final JLabel others = new JLabel();
    private String spoken = "";

    ListenersButton(ListenControl listen) {
        this.listen = listen;
        setMargin(new Insets(2, 8, 2, 6));
        setLayout(new MigLayout("insets 0, hidemode 3", "[]8[]10[]4[]6[]6[]", "[center]"));
        framing.putClientProperty("FlatLaf.styleClass", "muted");
        others.putClientProperty("FlatLaf.styleClass", "muted");
        add(state);
        add(address);
        add(framing);
        add(lock);
        add(others);
        add(new JLabel(Icons.of("chevron-down", 14, "sb.text2")));
    }

    /** Shows the newest state. */
    void update() {
        ListenControl.State now = listen.state();
        switch (now) {
            case LISTENING -> state.setIcon(Icons.of("circle-check", 16, "sb.ok"));
            case STOPPED -> state.setIcon(Icons.of("circle-stop", 16, "sb.text2"));
            case FAILED -> state.setIcon(Icons.of("circle-x", 16, "sb.err"));
        }
        String words = Strings.of("header.state." + now.name().toLowerCase(Locale.ROOT));
        Optional<ListenerInfo> main = listen.main();
        address.setText(InertText.of(main.map(listen::hostAndPort).orElse(words)));
        framing.setText(main.map(one -> one.settings().framing().name())
                .map(InertText::of)
                .orElse(""));
        lock.setVisible(main.filter(ListenerInfo::isEncrypted).isPresent());
        int more = listen.all().size() - 1;
        others.setText(more > 0 ? Strings.of("header.more", more) : "");
        others.setVisible(more > 0);
        String sentence = main.map(one -> Strings.of(
                        "header.listeners.spoken",
                        words,
                        listen.hostAndPort(one),
                        FramingWords.withName(
                                one.settings().framing(), one.settings().charset()),
                        one.isEncrypted() ? 1 : 0,
                        more))
                .orElse(words);
        setToolTipText(InertText.of(Strings.of("header.listeners.tip", sentence)));
        getAccessibleContext().setAccessibleName(InertText.of(Strings.of("header.listeners.name", sentence)));
        if (!sentence.equals(spoken)) {
            getAccessibleContext()
                    .firePropertyChange(AccessibleContext.ACCESSIBLE_VISIBLE_DATA_PROPERTY, spoken, sentence);
            spoken = sentence;
        }
        shorten(0);
    }

    /**
     * Leaves out what is least important.
     *
     * @param less 0 for everything, 1 without the framing, 2 with the address in the usual size
     */
    void shorten(int less) {
        framing.setVisible(less < 1 && !framing.getText().isEmpty());
        address.putClientProperty("FlatLaf.styleClass", less < 2 ? "address" : "mono");
        revalidate();
    }
}
