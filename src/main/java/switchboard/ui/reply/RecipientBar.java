package switchboard.ui.reply;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * The bar that shows the recipients of the reply: a chip for each selected client, or all.
 *
 * <p>A client that left stays as a struck-through chip until the user removes it. Event dispatch thread only.
 */
final class RecipientBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CHIPS = 40;

    private final transient LiveModel live;
    private final transient ClientSelection selection;
    private final transient Runnable onChange;
    private final ChipRow chips = new ChipRow(more -> Strings.of("reply.more", more));
    private final JLabel count = new JLabel();
    private final JToggleButton all = new JToggleButton(Strings.of("reply.all"));
    private transient List<ClientSummary> shown = List.of();
    private transient Set<ConnectionId> shownIds = Set.of();

    /**
     * Creates the bar.
     *
     * @param onChange called when the recipients have changed
     */
    RecipientBar(LiveModel live, ClientSelection selection, Runnable onChange) {
        super(new MigLayout("insets 0, fillx", "[]8[grow,fill]8[]8[]", "[]"));
        this.live = live;
        this.selection = selection;
        this.onChange = onChange;
        setOpaque(false);
        add(new JLabel(Strings.of("reply.to")));
        add(chips, "wmin 0, hmin 26");
        count.putClientProperty("FlatLaf.styleClass", "muted");
        add(count);
        all.putClientProperty("JButton.buttonType", "toolBarButton");
        all.setToolTipText(Strings.of("reply.all.tip"));
        all.setMnemonic('L');
        all.addActionListener(event -> refresh(true));
        add(all);
        live.onChange(changes -> refresh(false));
        selection.onChange(() -> {
            all.setSelected(false);
            refresh(true);
        });
        refresh(true);
    }

    /** Returns whether the reply goes to all clients. */
    boolean isAll() {
        return all.isSelected();
    }

    /** Sets whether the reply goes to all clients. */
    void setAll(boolean everybody) {
        all.setSelected(everybody);
        refresh(true);
    }

    /** Returns the recipients by number, including selected clients that have left. */
    List<ClientSummary> recipients() {
        return isAll() ? answerable() : selected();
    }

    private List<ClientSummary> answerable() {
        return live.clients().stream().filter(ClientSummary::canBeAnswered).toList();
    }

    private List<ClientSummary> selected() {
        return selection.ids().stream()
                .sorted()
                .flatMap(id -> live.client(id).stream())
                .toList();
    }

    private void refresh(boolean changed) {
        int everybody = live.answerable();
        count.setText(
                isAll()
                        ? Strings.of("reply.count.all", everybody)
                        : Strings.of("reply.count", selection.ids().size(), everybody));
        List<ClientSummary> now = isAll() ? List.of() : selected();
        if (changed || !sameChips(now)) {
            shown = now;
            shownIds = Set.copyOf(selection.ids());
            chips.setChips(chips(now), isAll() ? 1 : selection.ids().size());
            onChange.run();
            revalidate();
            repaint();
        }
    }

    /**
     * Returns whether the recipients look the same and get the same bytes; then their chips are kept, so that none
     * moves under the mouse.
     */
    private boolean sameChips(List<ClientSummary> now) {
        if (!shownIds.equals(selection.ids()) || now.size() != shown.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            ClientSummary one = now.get(i);
            ClientSummary other = shown.get(i);
            if (!one.title().equals(other.title())
                    || one.canBeAnswered() != other.canBeAnswered()
                    || !one.reading().equals(other.reading())) {
                return false;
            }
        }
        return true;
    }

    private List<JComponent> chips(Collection<ClientSummary> clients) {
        if (isAll()) {
            JLabel everybody = new JLabel(Strings.of("reply.everybody"));
            everybody.putClientProperty("FlatLaf.styleClass", "semibold");
            return List.of(everybody);
        }
        if (selection.ids().isEmpty()) {
            JLabel nobody = new JLabel(Strings.of("reply.nobody"));
            nobody.putClientProperty("FlatLaf.styleClass", "muted");
            return List.of(nobody);
        }
        return clients.stream().limit(MOST_CHIPS).map(this::chip).toList();
    }

    private JComponent chip(ClientSummary client) {
        boolean left = client.state() == ClientState.LEFT;
        JPanel chip = new JPanel(new MigLayout("insets 1 10 1 4, gap 4", "", "[]"));
        chip.putClientProperty("FlatLaf.style", "arc: 999; background: " + (left ? "$sb.sunken" : "$sb.infoBg"));
        String title = InertText.of(client.title());
        InertLabel name = new InertLabel(client.title());
        name.setStruck(left);
        chip.add(name, "wmax 180");
        if (left) {
            chip.add(new JLabel(Strings.of("reply.left")));
        }
        JButton remove = new JButton(Icons.of("x", 12, "sb.text2"));
        remove.putClientProperty("JButton.buttonType", "toolBarButton");
        remove.putClientProperty("FlatLaf.style", "margin: 1,1,1,1");
        remove.setToolTipText(Strings.of("reply.remove", title));
        remove.getAccessibleContext().setAccessibleName(Strings.of("reply.remove", title));
        remove.addActionListener(event -> remove(client.id()));
        chip.add(remove);
        return chip;
    }

    private void remove(ConnectionId id) {
        Set<ConnectionId> others = new TreeSet<>(selection.ids());
        others.remove(id);
        selection.set(others);
    }
}
