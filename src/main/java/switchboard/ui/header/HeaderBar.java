package switchboard.ui.header;

import java.awt.LayoutManager2;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.listen.ListenControl.State;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.Icons;

/**
 * The bar at the top of the window: the listeners, the join card, hold, stop, and a menu for the rest. Event dispatch
 * thread only; never waits.
 */
public final class HeaderBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ListenControl listen;
    private final JLabel name =
            new JLabel(Strings.of("window.title"), Icons.of("radio", 22, "sb.accent"), SwingConstants.LEADING);
    private final ListenersButton listeners;
    private final JButton join;
    private final JToggleButton hold;
    private final JButton power;
    private final JButton more = new JButton(Icons.of("ellipsis"));

    /**
     * Creates the bar.
     *
     * @param commands the window's commands; the bar adds its own
     * @param onStop called to stop, which may ask first
     */
    public HeaderBar(ListenControl listen, Appearance appearance, CommandActions commands, Runnable onStop) {
        super(new MigLayout("insets 8 16 4 16, fillx, hidemode 3", "[]12[]push[]8[]8[]8[]", "[center]"));
        this.listen = listen;
        setOpaque(false);
        name.putClientProperty("FlatLaf.styleClass", "h3");
        name.setIconTextGap(9);
        listeners = new ListenersButton(listen);
        listeners.addActionListener(
                event -> commands.get(WindowCommand.SHOW_LISTENERS).actionPerformed(event));
        join = commands.get(WindowCommand.SHOW_JOIN_CARD).button();
        hold = new JToggleButton(commands.add(WindowCommand.HOLD_ALL, () -> listen.hold(!listen.isHolding())));
        power = commands.add(WindowCommand.START_OR_STOP, () -> {
                    if (listen.state() == State.LISTENING) {
                        onStop.run();
                    } else {
                        listen.start();
                    }
                })
                .button();
        commands.add(WindowCommand.SWITCH_THEME, appearance::toggleTheme);
        more.putClientProperty("JButton.buttonType", "toolBarButton");
        more.setToolTipText(Strings.of("header.menu"));
        more.getAccessibleContext().setAccessibleName(Strings.of("header.menu"));
        more.addActionListener(event -> MoreMenu.of(listen, commands).show(more, 0, more.getHeight()));
        mnemonic(join, "header.join.mnemonic");
        mnemonic(hold, "header.hold.mnemonic");
        add(name);
        add(listeners);
        add(join);
        add(hold);
        add(power);
        add(more);
        listen.onChange(commands::refresh);
        listen.onChange(this::update);
        appearance.onChange(this::update);
        commands.refresh();
        update();
    }

    private static void mnemonic(AbstractButton button, String key) {
        String letter = Strings.of(key);
        if (!letter.isEmpty()) {
            button.setMnemonic(letter.charAt(0));
        }
    }

    private void update() {
        listeners.update();
        hold.setSelected(listen.isHolding());
        hold.setIcon(Icons.of(listen.isHolding() ? "play" : "pause", 16, "Label.foreground"));
        boolean listening = listen.state() == State.LISTENING;
        power.setIcon(Icons.of(listening ? "square" : "play", 16, listening ? "Label.foreground" : "sb.onAccent"));
        power.putClientProperty("FlatLaf.styleClass", listening ? null : "primary");
        say(0);
        revalidate();
        repaint();
    }

    /**
     * Shortens the texts for a narrow window: first the program's name goes, then the name of the framing, then the
     * texts of the buttons; at last the address has the usual size.
     */
    private void say(int less) {
        name.setText(less < 1 ? Strings.of("window.title") : "");
        listeners.shorten(less < 2 ? 0 : less < 4 ? 1 : 2);
        words(join, Strings.of("header.join"), less < 3);
        words(hold, Strings.of(listen.isHolding() ? "header.release" : "header.hold"), less < 3);
        words(power, Strings.of(listen.state() == State.LISTENING ? "header.stop" : "header.start"), less < 3);
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
}
