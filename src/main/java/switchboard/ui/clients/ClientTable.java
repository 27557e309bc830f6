package switchboard.ui.clients;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.swing.DefaultCellEditor;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.event.ChangeEvent;
import javax.swing.table.TableColumn;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.InertText;
import switchboard.ui.table.ColumnChoice;
import switchboard.ui.table.FixedWidthTable;
import switchboard.wire.Finding;

/** The table of clients. Event dispatch thread only. */
final class ClientTable extends FixedWidthTable {
    private static final long serialVersionUID = 1L;
    private static final int ROW = 24;
    private static final int TIP_LINES = 8;
    private static final int LONGEST_NAME = 60;

    private final ClientTableModel clients;
    private final transient ColumnChoice<ClientColumn> chosen;
    private final transient BiConsumer<ConnectionId, String> onRename;
    private final transient Runnable onEditingEnded;
    private transient Optional<ConnectionId> renaming = Optional.empty();

    ClientTable(
            ClientTableModel model,
            ColumnChoice<ClientColumn> chosen,
            LongSupplier clock,
            ZoneId zone,
            BiConsumer<ConnectionId, String> onRename,
            Runnable onEditingEnded,
            Consumer<ClientColumn> onSort) {
        super(model, Strings.of("clients.title"), ROW);
        clients = model;
        this.chosen = chosen;
        this.onRename = onRename;
        this.onEditingEnded = onEditingEnded;
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        JTextField field = new JTextField();
        field.getAccessibleContext().setAccessibleName(Strings.of("clients.rename"));
        DefaultCellEditor editor = new DefaultCellEditor(field) {
            private static final long serialVersionUID = 1L;

            @Override
            public Component getTableCellEditorComponent(
                    JTable table, Object value, boolean isSelected, int row, int column) {
                return super.getTableCellEditorComponent(
                        table, ((ClientSummary) value).name(), isSelected, row, column);
            }
        };
        editor.setClickCountToStart(3);
        for (ClientColumn column : ClientColumn.values()) {
            TableColumn one = getColumnModel().getColumn(column.ordinal());
            one.setCellRenderer(new ClientCellRenderer(column, clock, zone));
            one.setCellEditor(editor);
        }
        alignHeaders(index -> ClientColumn.values()[index].isTrailing());
        getTableHeader().addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int index = columnAtPoint(event.getPoint());
                if (SwingUtilities.isLeftMouseButton(event) && index >= 0) {
                    onSort.accept(ClientColumn.values()[convertColumnIndexToModel(index)]);
                }
            }
        });
        // A table's own keys would select the first or the last client, and so change the recipients of a reply.
        KeyBindings.inside(this, "menu HOME", () -> scrollRectToVisible(getCellRect(0, 0, true)));
        KeyBindings.inside(this, "menu END", () -> scrollRectToVisible(getCellRect(getRowCount() - 1, 0, true)));
        showOrder();
    }

    @Override
    protected int[] widths(int room) {
        int status = ClientCellRenderer.statusWidth(
                getFontMetrics(getFont()),
                Arrays.stream(CloseReason.values()).map(ClientStatusBadge::word).toList());
        int[] widths = ClientColumnWidths.of(UIScale.unscale(room), chosen.shown(), UIScale.unscale(status) + 1);
        int left = room;
        for (int i = widths.length - 1; i >= 0; i--) {
            // The first column takes the rounding error.
            widths[i] = i == 0 ? left : Math.min(left, UIScale.scale(widths[i]));
            left -= widths[i];
        }
        return widths;
    }

    /** Shows the sort order as an arrow in the header. */
    void showOrder() {
        for (ClientColumn column : ClientColumn.values()) {
            String arrow = clients.sortedBy() == column ? clients.isAscending() ? " ↑" : " ↓" : "";
            getColumnModel().getColumn(column.ordinal()).setHeaderValue(column.title() + arrow);
        }
        getTableHeader().repaint();
    }

    /** Begins to edit the name of the client in a row. */
    void rename(int row) {
        if (row >= 0 && clients.isCellEditable(row, 0)) {
            editCellAt(row, 0);
            if (getEditorComponent() instanceof JTextField field) {
                field.selectAll();
                field.requestFocusInWindow();
            }
        }
    }

    @Override
    public Component prepareEditor(javax.swing.table.TableCellEditor editor, int row, int column) {
        renaming = Optional.of(clients.at(row).id());
        return super.prepareEditor(editor, row, column);
    }

    @Override
    public void editingStopped(ChangeEvent event) {
        String name = String.valueOf(getCellEditor().getCellEditorValue()).strip();
        Optional<ConnectionId> target = renaming;
        end();
        target.ifPresent(
                id -> onRename.accept(id, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME)));
        requestFocusInWindow();
    }

    @Override
    public void editingCanceled(ChangeEvent event) {
        end();
        requestFocusInWindow();
    }

    private void end() {
        removeEditor();
        renaming = Optional.empty();
        onEditingEnded.run();
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        if (row < 0) {
            return Strings.of("clients.title");
        }
        ClientSummary client = clients.at(row);
        String more = client.farewell()
                .or(() -> client.problem().map(Finding::text))
                .map(Strings::render)
                .orElse(client.info().peer());
        String note = client.note().text();
        return InertText.of(client.title() + "  ·  " + more)
                + (note.isEmpty()
                        ? ""
                        : "\n"
                                + note.lines()
                                        .map(InertText::of)
                                        .limit(TIP_LINES)
                                        .collect(Collectors.joining("\n")));
    }
}
