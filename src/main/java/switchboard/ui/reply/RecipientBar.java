package switchboard.ui.reply;

import java.util.List;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import switchboard.event.LiveChanges;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * The bar that shows the recipients of the reply: a chip for each, or all.
 *
 * <p>A client that left stays as a struck-through chip until the user removes it. Event dispatch thread only.
 */
final class RecipientBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CHIPS = 40;

    private final transient LiveModel live;
    private final transient Recipients recipients;
    private final transient Runnable onChange;
    private final ChipRow chips = new ChipRow(more -> Strings.of("reply.more", more));
    private final JToggleButton all = new JToggleButton(Strings.of("reply.all"));
    private transient List<ClientSummary> shown = List.of();
    private transient Set<ConnectionId> shownIds = Set.of();
    private int shownAll;

    /**
     * Creates the bar.
     *
     * @param onChange called when the recipients have changed, or what they get has
     */
    RecipientBar(LiveModel live, Recipients recipients, Runnable onChange) {
        super(new MigLayout("insets 0, fill", "[]6[grow,fill]4[]", "[center]"));
        this.live = live;
        this.recipients = recipients;
        this.onChange = onChange;
        setOpaque(false);
        add(new JLabel(Strings.of("reply.to")));
        add(chips, "wmin 0, hmin 26");
        all.putClientProperty("JButton.buttonType", "toolBarButton");
        all.setMnemonic('L');
        all.addActionListener(event -> recipients.setAll(all.isSelected()));
        add(all);
        live.onChange(this::liveChanged);
        recipients.onChange(this::refresh);
        refresh();
    }

    private void liveChanged(LiveChanges changes) {
        if (changes.clients().isEmpty() && changes.forgotten().isEmpty()) {
            return;
        }
        if (recipients.isAll() ? shownAll != live.answerable() : !sameChips(recipients.clients())) {
            refresh();
        }
        all.setToolTipText(Strings.of("reply.all.tip", live.answerable()));
    }

    private void refresh() {
        all.setSelected(recipients.isAll());
        all.setToolTipText(Strings.of("reply.all.tip", live.answerable()));
        shown = recipients.isAll() ? List.of() : recipients.clients();
        shownIds = recipients.chosen();
        shownAll = live.answerable();
        if (recipients.isAll()) {
            chips.setHint(
                    Strings.of("reply.everybody", shownAll), Strings.of("reply.everybody.brief", shownAll), "semibold");
        } else if (shownIds.isEmpty()) {
            chips.setHint(Strings.of("reply.nobody"), Strings.of("reply.nobody.brief"), "muted");
        } else {
            chips.setChips(shown.stream().limit(MOST_CHIPS).map(this::chip).toList(), shownIds.size());
        }
        getAccessibleContext().setAccessibleName(words());
        onChange.run();
        revalidate();
        repaint();
    }

    private String words() {
        String whom = recipients.isAll()
                ? Strings.of("reply.everybody", shownAll)
                : shownIds.isEmpty()
                        ? Strings.of("reply.nobody")
                        : InertText.of(String.join(
                                ", ", shown.stream().map(ClientSummary::title).toList()));
        return Strings.of("reply.to.spoken", whom);
    }

    /**
     * Returns whether the recipients look the same and get the same bytes; then their chips are kept, so that none
     * moves under the mouse.
     */
    private boolean sameChips(List<ClientSummary> now) {
        if (!shownIds.equals(recipients.chosen()) || now.size() != shown.size()) {
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
        remove.addActionListener(event -> recipients.remove(client.id()));
        chip.add(remove, "wmin pref");
        return chip;
    }
}
