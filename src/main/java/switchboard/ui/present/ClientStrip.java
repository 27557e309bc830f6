package switchboard.ui.present;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javax.swing.AbstractListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.CounterLabel;
import switchboard.ui.panes.MainPart;

/**
 * The strip of connected clients, in one or two lines: those with a problem first, then those that wait longest.
 *
 * <p>A selected client filters the log and is the recipient of a reply, as in the table of clients. Event dispatch
 * thread only.
 */
final class ClientStrip extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;

    /** The largest number of clients in the list; the others are counted. */
    private static final int MOST = 200;

    private static final int MOST_LINES = 2;
    private static final int LINE = 26;
    private static final int NARROW = 124;
    private static final int WIDE = 208;
    private static final int GAP = 10;

    /** Problems first, then the longest waiting, then by number. */
    private static final Comparator<ClientSummary> ORDER = Comparator.comparing(
                    (ClientSummary client) -> client.problem().isEmpty())
            .thenComparing(client -> client.waitingSince() == 0)
            .thenComparing(ClientSummary::waitingSince)
            .thenComparing(ClientSummary::id);

    private final transient LiveModel live;
    private final transient ClientSelection selection;
    private final Rows rows = new Rows();
    private final ClientStripRenderer renderer;
    private final JList<ClientSummary> list;
    private final JScrollPane scroll;
    private final JLabel count = new CounterLabel();
    private final JLabel more = new CounterLabel();
    private boolean programmatic;

    ClientStrip(LiveModel live, ClientSelection selection, LongSupplier clock, ZoneId zone) {
        super(null);
        this.live = live;
        this.selection = selection;
        renderer = new ClientStripRenderer(clock, zone);
        list = new JList<>(rows) {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String getToolTipText(MouseEvent event) {
                int index = locationToIndex(event.getPoint());
                return index < 0 ? null : renderer.words(rows.getElementAt(index));
            }
        };
        list.setCellRenderer(renderer);
        list.setLayoutOrientation(JList.HORIZONTAL_WRAP);
        list.setVisibleRowCount(0);
        list.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        list.setToolTipText("");
        list.getAccessibleContext().setAccessibleName(Strings.of("window.pane.strip"));
        scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_NEVER, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        count.putClientProperty("FlatLaf.styleClass", "muted");
        more.putClientProperty("FlatLaf.styleClass", "muted");
        setOpaque(false);
        add(count);
        add(scroll);
        add(more);
        list.addListSelectionListener(event -> {
            if (!programmatic && !event.getValueIsAdjusting()) {
                Set<ConnectionId> ids = new LinkedHashSet<>();
                list.getSelectedValuesList().forEach(client -> ids.add(client.id()));
                selection.set(ids);
            }
        });
        selection.onChange(this::markSelected);
        live.onChange(changes -> {
            if (getParent() != null && getParent().isVisible()) {
                refill();
            }
        });
    }

    /** The clients in their order. */
    private static final class Rows extends AbstractListModel<ClientSummary> {
        private static final long serialVersionUID = 1L;
        private final transient List<ClientSummary> clients = new ArrayList<>();

        void show(List<ClientSummary> now) {
            int before = clients.size();
            clients.clear();
            clients.addAll(now);
            if (now.size() > before) {
                fireIntervalAdded(this, before, now.size() - 1);
            } else if (now.size() < before) {
                fireIntervalRemoved(this, now.size(), before - 1);
            }
            fireContentsChanged(this, 0, Math.max(0, now.size() - 1));
        }

        @Override
        public int getSize() {
            return clients.size();
        }

        @Override
        public ClientSummary getElementAt(int index) {
            return clients.get(index);
        }
    }

    /** Shows the clients as they are now. */
    void refill() {
        List<ClientSummary> now = live.clients().stream()
                .filter(ClientSummary::canBeAnswered)
                .sorted(ORDER)
                .limit(MOST)
                .toList();
        boolean moves = now.size() != rows.getSize();
        programmatic = true;
        try {
            rows.show(now);
        } finally {
            programmatic = false;
        }
        markSelected();
        count.setText(Strings.of("present.clients", LocalizedFormats.count(live.answerable())));
        if (moves) {
            revalidate();
        }
    }

    private void markSelected() {
        int[] chosen = IntStream.range(0, rows.getSize())
                .filter(index -> selection.has(rows.getElementAt(index).id()))
                .toArray();
        programmatic = true;
        try {
            list.setSelectedIndices(chosen);
        } finally {
            programmatic = false;
        }
    }

    private int listRoom(int width) {
        return Math.max(1, width - count.getPreferredSize().width - UIScale.scale(GAP) - UIScale.scale(2));
    }

    private int columns(int width) {
        int wide = Math.max(1, listRoom(width) / UIScale.scale(WIDE));
        return rows.getSize() <= wide ? wide : Math.max(1, listRoom(width) / UIScale.scale(NARROW));
    }

    private int lines(int width) {
        return Math.clamp((rows.getSize() + columns(width) - 1) / columns(width), 1, MOST_LINES);
    }

    /** Returns the height in pixels that the strip needs at a width. */
    int heightFor(int width) {
        return lines(width) * UIScale.scale(LINE) + scroll.getInsets().top + scroll.getInsets().bottom;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(NARROW) * 2, heightFor(getWidth()));
    }

    @Override
    public void doLayout() {
        int columns = columns(getWidth());
        int shown = lines(getWidth()) * columns;
        int hidden = live.answerable() - Math.min(rows.getSize(), shown);
        more.setText(hidden > 0 ? Strings.of("present.clients.more", LocalizedFormats.count(hidden)) : "");
        int countWidth = count.getPreferredSize().width;
        int moreWidth = hidden > 0 ? more.getPreferredSize().width + UIScale.scale(GAP) : 0;
        int x = countWidth + UIScale.scale(GAP);
        int room = Math.max(1, getWidth() - x - moreWidth);
        count.setBounds(0, 0, countWidth, getHeight());
        scroll.setBounds(x, 0, room, getHeight());
        more.setBounds(getWidth() - more.getPreferredSize().width, 0, more.getPreferredSize().width, getHeight());
        list.setFixedCellHeight(UIScale.scale(LINE));
        list.setFixedCellWidth((room - scroll.getInsets().left - scroll.getInsets().right) / columns);
    }

    @Override
    public JComponent mainPart() {
        return list;
    }
}
