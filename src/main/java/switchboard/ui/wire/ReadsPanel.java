package switchboard.ui.wire;

import java.awt.Component;
import java.awt.FontMetrics;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import net.miginfocom.swing.MigLayout;
import switchboard.record.LoggedMessage;
import switchboard.ui.Strings;
import switchboard.ui.look.WrappedText;
import switchboard.ui.table.CellCopy;

/**
 * The view of the reads of a message: the bytes that each {@code read} delivered, and the time between reads. Event
 * dispatch thread only.
 */
final class ReadsPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final WrappedText sentence = new WrappedText(Strings.of("wire.reads.sentence"));
    private final WrappedText shared = new WrappedText(Strings.of("wire.reads.shared.name"));
    private final ReadsDiagram ruler = new ReadsDiagram();
    private final ReadsTableModel model = new ReadsTableModel();
    private final JTable table = new JTable(model);
    private final JScrollPane scroll = new JScrollPane(table);
    private transient Optional<WireContent> content = Optional.empty();

    /** The width of a column of numbers in digits, with separators and margins. */
    private static final int NUMBER_WIDTH = 9;

    ReadsPanel(ByteSelection selection) {
        super(new MigLayout("insets 12, fill, hidemode 3, wrap 1", "[grow,fill]", "[]8[]8[]8[grow,fill]"));
        sentence.putClientProperty("FlatLaf.styleClass", "h4");
        add(sentence, "wmin 0");
        add(shared, "wmin 0");
        add(ruler, "wmin 0");
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        add(scroll, "wmin 0, hmin 60");
        table.getAccessibleContext().setAccessibleName(Strings.of("wire.reads.table"));
        table.setSelectionMode(ListSelectionModel.SINGLE_INTERVAL_SELECTION);
        table.setFillsViewportHeight(true);
        table.setTransferHandler(new CellCopy());
        table.getTableHeader().setReorderingAllowed(false);
        table.getSelectionModel().addListSelectionListener(event -> {
            int row = table.getSelectedRow();
            if (row >= 0 && !event.getValueIsAdjusting()) {
                selection.select(model.range(row));
            }
        });
        align();
        show(Optional.empty());
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (table != null) {
            align();
        }
    }

    /** Aligns numbers and their headers to the trailing edge and sets the widths of the columns. */
    private void align() {
        FontMetrics metrics = table.getFontMetrics(WireFonts.mono());
        for (int i = 0; i < table.getColumnCount(); i++) {
            int side = i < 3 ? SwingConstants.TRAILING : SwingConstants.LEADING;
            TableColumn column = table.getColumnModel().getColumn(i);
            DefaultTableCellRenderer cell = new DefaultTableCellRenderer();
            cell.setHorizontalAlignment(side);
            column.setCellRenderer(cell);
            column.setHeaderRenderer((table, value, selected, focused, row, index) -> {
                Component label = table.getTableHeader()
                        .getDefaultRenderer()
                        .getTableCellRendererComponent(table, value, selected, focused, row, index);
                if (label instanceof JLabel heading) {
                    heading.setHorizontalAlignment(side);
                }
                return label;
            });
            int width = metrics.charWidth('0') * (i < 3 ? NUMBER_WIDTH : 20);
            column.setMinWidth(i < 3 ? width : 0);
            column.setMaxWidth(i < 3 ? width : Integer.MAX_VALUE);
            column.setPreferredWidth(width);
        }
    }

    void show(Optional<WireContent> shown) {
        content = shown;
        sentence.setText(shown.map(now -> ReadsFormatter.sentence(now.logged())).orElse(""));
        shared.setVisible(false);
        ruler.show(shown);
        model.show(shown);
        scroll.setVisible(model.getRowCount() > 0);
        revalidate();
    }

    /** Shows whether the messages before and after share a read with this one. */
    void showAdjacent(List<LoggedMessage> adjacent) {
        Optional<String> note = content.flatMap(shown -> ReadsFormatter.shared(shown.logged(), adjacent));
        note.ifPresent(shared::setText);
        shared.setVisible(note.isPresent());
        revalidate();
    }
}
