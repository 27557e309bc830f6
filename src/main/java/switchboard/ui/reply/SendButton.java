package switchboard.ui.reply;

import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandAction;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;

/** The button that sends, with a second one beside it for the menu of other ways. Event dispatch thread only. */
final class SendButton extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton send;
    private final JButton more = new JButton(Icons.of("chevron-down", 14, "sb.onAccent"));
    private final String tip;

    /**
     * Creates the buttons.
     *
     * @param action sends; its key also works while the button is disabled, and says why nothing is sent
     * @param tip the tool tip while the button can be pressed
     * @param menu creates the menu of other ways
     */
    SendButton(CommandAction action, String tip, Supplier<JPopupMenu> menu) {
        // Without the padding of the look and feel, which would reach beyond the edge.
        super(new MigLayout("insets 0, fill, novisualpadding", "[grow,fill]2[]", "[grow,fill]"));
        this.tip = tip;
        setOpaque(false);
        send = action.primaryButton();
        more.putClientProperty("FlatLaf.styleClass", "primary");
        more.putClientProperty("FlatLaf.style", "margin: 5,6,5,6");
        more.setToolTipText(Strings.of("reply.more.tip"));
        more.getAccessibleContext().setAccessibleName(Strings.of("reply.more.tip"));
        more.addActionListener(event -> open(menu.get()));
        for (String key : new String[] {"DOWN", "ENTER"}) {
            KeyBindings.focused(more, key, more::doClick);
        }
        KeyBindings.focused(send, "ENTER", send::doClick);
        add(send);
        add(more);
    }

    private void open(JPopupMenu menu) {
        int x = getComponentOrientation().isLeftToRight() ? getWidth() - menu.getPreferredSize().width : 0;
        // Above the button, because it is at the lower edge of the window.
        menu.show(this, x, -menu.getPreferredSize().height);
    }

    /**
     * Enables the button, or disables it.
     *
     * @param obstacle the sentence that says why nothing can be sent; empty if something can
     */
    void setObstacle(Optional<String> obstacle) {
        send.setEnabled(obstacle.isEmpty());
        send.setToolTipText(obstacle.orElse(tip));
    }
}
