package switchboard.ui.header;

import java.awt.LayoutManager2;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.listen.ListenControl.State;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

/** The bar at the top of the window. Event dispatch thread only; never waits. */
public final class HeaderBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ListenControl listen;
    private final transient Appearance appearance;
    private final JLabel name =
            new JLabel(Strings.of("window.title"), Icons.of("radio", 22, "sb.accent"), SwingConstants.LEADING);
    private final StatePill pill = new StatePill();
    private final JLabel address = new JLabel();
    private final JButton network = new JButton();
    private String networkWords = "";
    private final JButton join = new JButton(Strings.of("header.join"), Icons.of("qr-code", 16, "Label.foreground"));
    private final JButton session = new JButton(Icons.of("history", 16, "Label.foreground"));
    private final JToggleButton hold = new JToggleButton();
    private final JButton power = new JButton();
    private final JButton theme = new JButton();
    private final JToggleButton projector = new JToggleButton(Icons.of("presentation"));
    private final JButton keys = new JButton(Icons.of("circle-question-mark"));

    /** Creates the bar. */
    public HeaderBar(ListenControl listen, Appearance appearance, HeaderActions actions) {
        super(new MigLayout(
                "insets 10 16 4 16, fillx, hidemode 3", "[]14[]12[]12[]16:push[]8[]8[]8[]12[]2[]2[]", "[center]"));
        this.listen = listen;
        this.appearance = appearance;
        setOpaque(false);
        name.putClientProperty("FlatLaf.styleClass", "h3");
        name.setIconTextGap(9);
        address.putClientProperty("FlatLaf.styleClass", "address");
        network.addActionListener(event -> NetworkMenu.of(listen, actions).show(network, 0, network.getHeight()));
        join.addActionListener(event -> actions.showJoinCard());
        session.addActionListener(event -> SessionMenu.of(actions).show(session, 0, session.getHeight()));
        hold.addActionListener(event -> listen.hold(hold.isSelected()));
        power.addActionListener(event -> {
            if (listen.state() == State.LISTENING) {
                listen.stop();
            } else {
                listen.start();
            }
        });
        theme.addActionListener(event -> appearance.toggleTheme());
        projector.addActionListener(
                event -> appearance.zoomTo(projector.isSelected() ? LookAndFeelSetup.PROJECTOR : 100));
        keys.addActionListener(event -> actions.showKeys());
        tool(theme, "header.theme");
        tool(projector, "header.projector");
        tool(keys, "header.keys");
        mnemonic(network, "header.network.mnemonic");
        mnemonic(join, "header.join.mnemonic");
        mnemonic(session, "header.session.mnemonic");
        mnemonic(hold, "header.hold.mnemonic");
        add(name);
        add(pill);
        add(address, "wmin 40");
        add(network);
        add(join);
        add(session);
        add(hold);
        add(power);
        add(theme);
        add(projector);
        add(keys);
        listen.onChange(this::update);
        appearance.onChange(this::update);
        update();
    }

    private static void tool(AbstractButton button, String key) {
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(Strings.of(key));
        button.getAccessibleContext().setAccessibleName(Strings.of(key));
    }

    private static void mnemonic(AbstractButton button, String key) {
        String letter = Strings.of(key);
        if (!letter.isEmpty()) {
            button.setMnemonic(letter.charAt(0));
        }
    }

    private void update() {
        State state = listen.state();
        pill.show(state);
        address.setText(listen.main().map(listen::shown).map(InertText::of).orElse(""));
        address.setToolTipText(listen.all().isEmpty() ? null : all());
        boolean open = listen.main().map(ListenControl::isOpen).orElse(false);
        networkWords = Strings.of(open ? "header.network.opened" : "header.network");
        network.setIcon(Icons.of(open ? "globe" : "network", 16, "Label.foreground"));
        join.setEnabled(state == State.LISTENING);
        hold.setSelected(listen.isHolding());
        hold.setIcon(Icons.of(listen.isHolding() ? "play" : "pause", 16, "Label.foreground"));
        boolean listening = state == State.LISTENING;
        power.setIcon(Icons.of(listening ? "square" : "play", 16, listening ? "Label.foreground" : "sb.onAccent"));
        power.putClientProperty("FlatLaf.styleClass", listening ? null : "primary");
        theme.setIcon(Icons.of(appearance.shown() == Theme.DARK ? "sun" : "moon"));
        projector.setSelected(appearance.isProjector());
        say(0);
        revalidate();
        repaint();
    }

    /**
     * Shortens the texts for a narrow window: first the program's name goes, then the texts of the buttons.
     *
     * <p>The address is never shortened here.
     */
    private void say(int less) {
        name.setText(less < 1 ? Strings.of("window.title") : "");
        words(network, networkWords, less < 2);
        words(join, Strings.of("header.join"), less < 3);
        words(session, Strings.of("header.session"), less < 3);
        words(hold, Strings.of(listen.isHolding() ? "header.release" : "header.hold"), less < 3);
        words(power, Strings.of(listen.state() == State.LISTENING ? "header.stop" : "header.start"), less < 4);
    }

    private static void words(AbstractButton button, String words, boolean shown) {
        button.setText(shown ? words : "");
        button.getAccessibleContext().setAccessibleName(words);
        button.setToolTipText(words);
    }

    @Override
    public void doLayout() {
        for (int less = 0; less <= 4; less++) {
            say(less);
            if (getLayout() instanceof LayoutManager2 layout) {
                layout.invalidateLayout(this);
                if (layout.preferredLayoutSize(this).width <= getWidth()) {
                    break;
                }
            }
        }
        super.doLayout();
    }

    private String all() {
        return listen.all().stream().map(this::line).map(InertText::of).collect(Collectors.joining("\n"));
    }

    private String line(ListenerInfo listener) {
        return Strings.of(
                "header.listener",
                listener.address(),
                listener.settings().framing().name(),
                listener.settings().replyAs().word(),
                listener.settings().strict() ? 1 : 0,
                listener.isEncrypted() ? 1 : 0);
    }
}
