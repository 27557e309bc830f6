package switchboard.ui.header;

import java.awt.LayoutManager2;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.listen.ListenControl.State;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
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
    private final JButton join;
    private final JButton session = new JButton(Icons.of("history", 16, "Label.foreground"));
    private final JToggleButton hold;
    private final JButton power;
    private final JButton theme;
    private final JToggleButton projector;

    /**
     * Creates the bar.
     *
     * @param commands the window's commands; the bar adds its own
     */
    public HeaderBar(ListenControl listen, Appearance appearance, CommandActions commands) {
        super(new MigLayout(
                "insets 10 16 4 16, fillx, hidemode 3", "[]14[]12[]12[]16:push[]8[]8[]8[]12[]2[]2[]", "[center]"));
        this.listen = listen;
        this.appearance = appearance;
        setOpaque(false);
        name.putClientProperty("FlatLaf.styleClass", "h3");
        name.setIconTextGap(9);
        address.putClientProperty("FlatLaf.styleClass", "address");
        network.addActionListener(event -> NetworkMenu.of(listen, commands).show(network, 0, network.getHeight()));
        session.addActionListener(event -> sessionMenu(commands).show(session, 0, session.getHeight()));
        join = commands.get(WindowCommand.SHOW_JOIN_CARD).button();
        hold = new JToggleButton(commands.add(WindowCommand.HOLD_ALL, () -> listen.hold(!listen.isHolding())));
        power = commands.add(WindowCommand.START_OR_STOP, this::startOrStop).button();
        theme = commands.add(WindowCommand.SWITCH_THEME, appearance::toggleTheme)
                .tool(new JButton());
        projector = commands.get(WindowCommand.PROJECTOR_SIZE).tool(new JToggleButton());
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
        add(commands.get(WindowCommand.SHOW_SHORTCUTS).tool(new JButton()));
        listen.onChange(commands::refresh);
        listen.onChange(this::update);
        appearance.onChange(this::update);
        commands.refresh();
        update();
    }

    private static JPopupMenu sessionMenu(CommandActions commands) {
        JPopupMenu menu = new JPopupMenu(Strings.of("header.session"));
        menu.add(commands.get(WindowCommand.SHOW_SESSIONS).item());
        menu.add(commands.get(WindowCommand.OPEN_SESSION_FILE).item());
        menu.addSeparator();
        menu.add(commands.get(WindowCommand.EXPORT_THIS_SESSION).item());
        menu.add(commands.get(WindowCommand.REPLAY_THIS_SESSION).item());
        menu.add(commands.get(WindowCommand.SHOW_SESSION_FILE).item());
        menu.addSeparator();
        menu.add(commands.get(WindowCommand.OPEN_CLIENT).item());
        menu.add(commands.get(WindowCommand.START_SWARM).item());
        menu.add(commands.get(WindowCommand.STOP_SWARM).item());
        return menu;
    }

    private void startOrStop() {
        if (listen.state() == State.LISTENING) {
            listen.stop();
        } else {
            listen.start();
        }
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
