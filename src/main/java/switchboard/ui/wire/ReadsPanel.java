package switchboard.ui.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import net.miginfocom.swing.MigLayout;
import switchboard.record.LoggedMessage;
import switchboard.ui.Strings;
import switchboard.ui.look.WrappedText;
import switchboard.ui.table.CellCopy;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;

/**
 * The view of the reads of a message: the bytes that each {@code read} delivered, and the time between reads. Event
 * dispatch thread only.
 */
final class ReadsPanel extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    /** The width at 100 % zoom from which the table stands beside the diagram. */
    private static final int WIDE_ENOUGH = 640;

    private final MigLayout layout =
            new MigLayout("insets 8, fill, hidemode 3", "[grow 60,fill]12[grow 40,fill]", "[]6[]6[top]6[grow,fill]");

    private final WrappedText sentence = new WrappedText(Strings.of("wire.reads.sentence"), "h4.font");
    private final WrappedText shared = new WrappedText(Strings.of("wire.reads.shared.name"));
    private final ReadsDiagram ruler = new ReadsDiagram();
    private final ReadsTableModel model = new ReadsTableModel();
    private final JTable table = new JTable(model);
    private final JScrollPane scroll = new JScrollPane(table);
    private transient Optional<WireContent> content = Optional.empty();

    /** The width of a column of numbers in digits, with separators and margins. */
    private static final int NUMBER_WIDTH = 9;

    ReadsPanel(ByteSelection selection) {
        setLayout(layout);
        add(sentence);
        add(shared);
        add(ruler);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        add(scroll);
        place(false);
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

    private void place(boolean beside) {
        String width = beside ? " 1 1, wmin 0" : " 2 1, wmin 0";
        layout.setComponentConstraints(sentence, "cell 0 0" + width);
        layout.setComponentConstraints(shared, "cell 0 1" + width);
        layout.setComponentConstraints(ruler, "cell 0 2" + width);
        layout.setComponentConstraints(
                scroll, (beside ? "cell 1 0 1 4" : "cell 0 3 2 1") + ", wmin 0, height 60:90:n");
        revalidate();
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        if (width != getWidth()) {
            place(width >= UIScale.scale(WIDE_ENOUGH));
        }
        super.setBounds(x, y, width, height);
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UIScale.scale(20);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() >= getMinimumSize().height;
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
