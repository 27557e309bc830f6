package switchboard.ui.clients;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.event.LiveChanges;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.CounterLabel;
import switchboard.ui.look.Icons;
import switchboard.ui.note.NoteCard;
import switchboard.ui.note.NoteOverlayPane;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.panes.MainPart;
import switchboard.ui.table.ColumnChoice;

/**
 * The pane of the clients: their table, a filter for those that left, the sort order and the context menu.
 *
 * <p>Event dispatch thread only; never waits.
 */
public final class ClientsPanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;

    /** Above this number of clients the table is sorted once a second instead of with each change. */
    private static final int MOST_ORDERED_AT_ONCE = 1_000;

    /** The space between the parts of the line above the table, in pixels at 100 % zoom. */
    private static final int HEAD_GAPS = 20;

    private final transient LiveModel live;
    private final transient ClientSelection selection;
    private final transient ClientActions actions;
    private final transient CommandActions commands;
    private final ClientTableModel model = new ClientTableModel();
    private final ClientTable table;
    private final JScrollPane scroll;
    private final EmptyClients empty;
    private final ClientDetail detail;
    private final JLabel count = new CounterLabel();
    private final JButton problems = new JButton(Icons.of("triangle-alert", 14, "sb.warn"));
    private final JToggleButton showLeft = new JToggleButton(Icons.of("eye"));
    private final JButton view = new JButton(Icons.of("table-2"));
    private final transient ColumnChoice<ClientColumn> columns;
    private final NoteCard card;
    private int countRoom = Integer.MAX_VALUE;
    private boolean programmatic;

    /** The number of the session's first message, and the connections that had ended before it. */
    private long firstNumber = 1;

    private long endedBefore;
    private boolean unordered;

    /**
     * Creates the panel.
     *
     * @param settings stores the chosen columns
     * @param clock the elapsed time since the program started, in microseconds
     * @param onReply called with the client to write a reply to
     * @param onJoin called to show the join card
     */
    public ClientsPanel(
            LiveModel live,
            ClientSelection selection,
            RequestSender requests,
            NoteWriter noteWriter,
            Clipboard clipboard,
            Settings settings,
            LongSupplier clock,
            ZoneId zone,
            Consumer<ConnectionId> onReply,
            Runnable onJoin) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[30!]8[grow,fill]0[]"));
        this.live = live;
        this.selection = selection;
        card = new NoteCard(noteWriter);
        actions = new ClientActions(live, selection, requests, noteWriter, clipboard, onReply);
        detail = new ClientDetail(clock);
        columns = new ColumnChoice<>(settings, "clients.columns", Set.of(ClientColumn.CLIENT), ClientColumn.USUAL);
        table = new ClientTable(model, columns, clock, zone, actions::rename, this::refill, this::toggleSort);
        commands = new CommandActions(this, table);
        scroll = new JScrollPane(table);
        empty = new EmptyClients(onJoin);
        empty.say("", 0);
        setOpaque(false);
        add(buildHead(), "wmin 0");
        add(buildOverlay(), "wmin 0, hmin 60, push");
        add(detail, "wmin 0, gaptop 6");
        listen();
        addCommands();
        refill();
    }

    private JPanel buildHead() {
        JPanel head = new JPanel(new MigLayout("insets 0, hidemode 3", "[]8[]4[]push[]2[]", "[center]")) {
            private static final long serialVersionUID = 1L;

            @Override
            public void doLayout() {
                int others = 0;
                for (Component one : getComponents()) {
                    others += one.isVisible() && one != count ? one.getPreferredSize().width : 0;
                }
                showCount(getWidth() - others - UIScale.scale(HEAD_GAPS));
                super.doLayout();
            }
        };
        head.setOpaque(false);
        JLabel title = new JLabel(Strings.of("clients.title"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        title.setLabelFor(table);
        head.add(title);
        count.putClientProperty("FlatLaf.styleClass", "muted");
        head.add(count, "wmin 0");
        problems.putClientProperty("JButton.buttonType", "toolBarButton");
        problems.putClientProperty("FlatLaf.style", "margin: 1,3,1,3; foreground: $sb.warn");
        problems.addActionListener(event -> sortBy(ClientColumn.STATUS, true));
        head.add(problems);
        tool(showLeft, "clients.show.left");
        showLeft.setSelected(true);
        showLeft.addActionListener(event -> {
            model.setShowsLeft(showLeft.isSelected());
            refill();
        });
        head.add(showLeft);
        tool(view, "clients.view");
        view.addActionListener(event -> viewMenu().show(view, 0, view.getHeight()));
        head.add(view);
        return head;
    }

    private static void tool(AbstractButton button, String key) {
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(Strings.of(key));
        button.getAccessibleContext().setAccessibleName(Strings.of(key));
    }

    private NoteOverlayPane buildOverlay() {
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        return new NoteOverlayPane(card, List.of(scroll, empty));
    }

    private void listen() {
        live.onChange(this::liveChanged);
        selection.onChange(() -> {
            markSelected();
            showDetail();
        });
        columns.showOn(table.getTableHeader(), ClientColumn::title, this::columnsChanged);
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!programmatic && !event.getValueIsAdjusting()) {
                rowsSelected();
            }
        });
        table.onMenu((x, y) -> ClientMenu.of(
                        commands,
                        actions,
                        () -> ReadingForms.showFraming(table, x, y, actions),
                        () -> ReadingForms.showCharset(table, x, y, actions))
                .show(table, x, y));
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2 && table.rowAtPoint(event.getPoint()) >= 0) {
                    actions.reply();
                }
            }
        });
    }

    private void addCommands() {
        BooleanSupplier one = () -> selection.ids().size() == 1;
        BooleanSupplier connected = actions::hasConnectedClients;
        commands.add(WindowCommand.HOLD_CLIENTS, connected, actions::holdOrRelease);
        commands.add(WindowCommand.REPLY_TO_CLIENT, connected, actions::reply);
        commands.add(WindowCommand.RENAME_CLIENT, () -> one.getAsBoolean() && connected.getAsBoolean(), this::rename);
        commands.add(WindowCommand.MARK_CLIENTS, actions::toggleMarks);
        commands.add(WindowCommand.EDIT_CLIENT_NOTE, one, this::editNote);
        commands.add(WindowCommand.REPLAY_CLIENTS, actions::replay);
        commands.add(WindowCommand.COPY_ADDRESSES, () -> !selection.ids().isEmpty(), actions::copyAddress);
        commands.add(WindowCommand.DISCONNECT, connected, actions::disconnect);
        commands.add(WindowCommand.BLOCK, connected, actions::block);
        commands.add(WindowCommand.SELECT_ALL_CLIENTS, table::selectAll);
        commands.add(WindowCommand.SELECT_NO_CLIENT, () -> !selection.ids().isEmpty(), () -> selection.set(Set.of()));
    }

    private void liveChanged(LiveChanges changes) {
        if (changes.recorded().first() > firstNumber) {
            firstNumber = changes.recorded().first();
            endedBefore = changes.counts().ended();
        }
        // The counts are of all connections, the list is of those that are still known.
        empty.say(
                live.listening().isEmpty() ? "" : live.listening().getFirst().address(),
                Math.max(changes.counts().ended() - endedBefore, live.clients().size() - live.answerable()));
        showCounts();
        if (changes.clients().isEmpty() && changes.forgotten().isEmpty()) {
            return;
        }
        if (table.isEditing() || (changes.forgotten().isEmpty() && model.staysInOrder(changes.clients()))) {
            // No row moves, above all not while a name is being edited.
            model.refresh(changes.clients());
        } else if (model.getRowCount() > MOST_ORDERED_AT_ONCE
                && changes.forgotten().isEmpty()
                && model.hasAll(changes.clients())) {
            // Sorting this many rows ten times a second costs time, and rows that move so often cannot be followed.
            model.refresh(changes.clients());
            unordered = true;
        } else {
            refill();
        }
        showDetail();
    }

    /** Sets the listener that gets the clients to replay. */
    public void onReplay(Consumer<Set<ConnectionId>> listener) {
        actions.onReplay(listener);
    }

    /** Sets the listeners that get the connected clients to disconnect, and those to block. */
    public void onRemoval(Consumer<Set<ConnectionId>> disconnect, Consumer<Set<ConnectionId>> block) {
        actions.onRemoval(disconnect, block);
    }

    /** Rebuilds the rows from the newest state of all clients. */
    private void refill() {
        programmatic = true;
        try {
            model.show(live.clients(), selection.ids());
        } finally {
            programmatic = false;
        }
        markSelected();
        unordered = false;
        showCounts();
    }

    /**
     * Shows the numbers of connected clients and of those with problems; the first one is the server's own count, like
     * that of the status bar.
     */
    private void showCounts() {
        showCount(countRoom);
        int troubled = live.clientsWithProblems();
        String words = Strings.of("clients.problems", troubled);
        if (!words.equals(problems.getToolTipText())) {
            problems.setText(LocalizedFormats.count(troubled));
            problems.setToolTipText(words);
            problems.getAccessibleContext().setAccessibleName(words);
            problems.setVisible(troubled > 0);
        }
        empty.setVisible(model.getRowCount() == 0);
    }

    /** Shows the number of connected clients, without the word where it does not fit into {@code room} pixels. */
    private void showCount(int room) {
        countRoom = room;
        String number = LocalizedFormats.count(live.latest().counts().live());
        String words = Strings.of("clients.count", number);
        count.setText(count.getFontMetrics(count.getFont()).stringWidth(words) <= room ? words : number);
        count.setToolTipText(words);
    }

    /** Repaints the waiting times and sorts the rows if that is due; called once a second. */
    public void tick() {
        if (unordered && !table.isEditing()) {
            refill();
        }
        Rectangle seen = table.getVisibleRect();
        table.repaint(seen);
        showDetail();
    }

    private void rowsSelected() {
        Set<ConnectionId> ids = new LinkedHashSet<>();
        for (int row : table.getSelectedRows()) {
            ids.add(model.at(row).id());
        }
        selection.set(ids);
    }

    /** Selects the rows of the selected clients at their present places. */
    private void markSelected() {
        Set<ConnectionId> ids = selection.ids();
        List<Integer> rows =
                ids.stream().map(model::rowOf).filter(row -> row >= 0).toList();
        Set<Integer> shown = Arrays.stream(table.getSelectedRows()).boxed().collect(Collectors.toSet());
        if (shown.equals(Set.copyOf(rows))) {
            return;
        }
        programmatic = true;
        try {
            table.getSelectionModel().setValueIsAdjusting(true);
            table.clearSelection();
            rows.forEach(row -> table.addRowSelectionInterval(row, row));
        } finally {
            table.getSelectionModel().setValueIsAdjusting(false);
            programmatic = false;
        }
    }

    private void showDetail() {
        detail.show(
                selection.ids().stream().flatMap(id -> live.client(id).stream()).toList());
    }

    private void toggleSort(ClientColumn column) {
        sortBy(column, model.sortedBy() != column || !model.isAscending());
    }

    private void sortBy(ClientColumn column, boolean ascending) {
        model.sortBy(column, ascending);
        table.showOrder();
        refill();
    }

    private JPopupMenu viewMenu() {
        JPopupMenu menu = new JPopupMenu(Strings.of("clients.view"));
        JMenu order = new JMenu(Strings.of("clients.sort.by"));
        for (ClientColumn column : ClientColumn.values()) {
            JRadioButtonMenuItem item = new JRadioButtonMenuItem(column.title(), model.sortedBy() == column);
            item.addActionListener(event -> toggleSort(column));
            order.add(item);
        }
        JMenu shown = new JMenu(Strings.of("clients.columns"));
        columns.items(ClientColumn::title, this::columnsChanged).forEach(shown::add);
        menu.add(order);
        menu.add(shown);
        return menu;
    }

    private void columnsChanged() {
        table.doLayout();
        table.repaint();
        table.getTableHeader().repaint();
    }

    private void rename() {
        table.rename(table.getSelectionModel().getLeadSelectionIndex());
    }

    /** Opens the note card of the selected client. */
    private void editNote() {
        int row = table.getSelectionModel().getLeadSelectionIndex();
        if (row < 0 || row >= model.getRowCount() || !table.isRowSelected(row)) {
            return;
        }
        ClientSummary client = model.at(row);
        Rectangle cell = SwingUtilities.convertRectangle(table, table.getCellRect(row, 0, true), card.getParent());
        card.open(
                new Note.Subject.OfClient(client.id()),
                Strings.of("note.of.client", client.title()),
                client.note(),
                cell.y,
                cell.y + cell.height);
    }

    /** Returns the table, so that the caller can give it the focus. */
    public JTable table() {
        return table;
    }

    @Override
    public JComponent mainPart() {
        return table;
    }
}
