package switchboard.ui.clients;

import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;

/** The placeholder for the table of clients while there are none; tells how to connect. Event dispatch thread only. */
final class EmptyClients extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel title = new JLabel(Strings.of("clients.empty.title"), SwingConstants.CENTER);
    private final InertParagraph hint = new InertParagraph("sb.text2", "Label.font", true);
    private final JButton join =
            new JButton(Strings.of("clients.empty.join"), Icons.of("qr-code", 16, "Label.foreground"));

    EmptyClients(Runnable onJoin) {
        super(new MigLayout("insets 16, fill, wrap 1, hidemode 3", "[grow,center]", "push[]12[]6[]14[]push"));
        setOpaque(false);
        add(new JLabel(Icons.of("users", 48, "sb.text2")));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        add(title, "wmin 0");
        add(hint, "wmin 0, growx");
        join.addActionListener(event -> onJoin.run());
        add(join);
    }

    /**
     * Shows the address to connect to.
     *
     * @param address empty while the server is stopped
     * @param left the number of clients that have come and left
     */
    void say(String address, long left) {
        title.setText(
                left == 0
                        ? Strings.of("clients.empty.title")
                        : Strings.of("clients.empty.left", left, LocalizedFormats.count(left)));
        hint.setText(
                address.isEmpty() ? Strings.of("clients.empty.stopped") : Strings.of("clients.empty.hint", address));
        join.setVisible(!address.isEmpty());
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, 0);
    }
}
