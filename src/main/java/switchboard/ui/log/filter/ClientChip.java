package switchboard.ui.log.filter;

import java.util.Set;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * The chip of the filter that the selected clients make, with a button that removes it. Hidden while there is no such
 * filter. Event dispatch thread only.
 */
final class ClientChip extends JPanel {
    private static final long serialVersionUID = 1L;

    private final InertLabel words = new InertLabel("");
    private final JButton remove = new JButton(Icons.of("x", 12, "sb.text2"));

    ClientChip(Runnable onRemove) {
        super(new MigLayout("insets 1 8 1 2, gap 2", "[]2[]", "[center]"));
        putClientProperty("FlatLaf.style", "arc: 999; background: $sb.infoBg");
        add(words, "wmin 40");
        remove.putClientProperty("JButton.buttonType", "toolBarButton");
        remove.putClientProperty("FlatLaf.style", "margin: 1,1,1,1");
        remove.addActionListener(event -> onRemove.run());
        add(remove);
        setVisible(false);
    }

    /**
     * Shows the clients whose messages are shown, or hides the chip if all are.
     *
     * @param titles returns the title of a client
     */
    void show(Set<ConnectionId> clients, Function<ConnectionId, String> titles) {
        setVisible(!clients.isEmpty());
        if (clients.isEmpty()) {
            return;
        }
        String first = titles.apply(clients.stream().sorted().findFirst().orElseThrow());
        String said = clients.size() == 1
                ? Strings.of("log.chip.client", first)
                : Strings.of("log.chip.clients", first, clients.size() - 1);
        words.setText(said);
        String tip = Strings.of("log.chip.remove", InertText.of(said));
        remove.setToolTipText(tip);
        remove.getAccessibleContext().setAccessibleName(tip);
    }
}
