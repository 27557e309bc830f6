package switchboard.ui.wire;

import java.util.Optional;
import javax.swing.table.AbstractTableModel;
import switchboard.ui.Strings;
import switchboard.ui.wire.bytes.ByteRange;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.wire.ReadTrace;

/** The table model of the reads, with a row for each. Event dispatch thread only. */
final class ReadsTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final String[] COLUMNS = {"read", "after", "bytes", "brought"};

    private transient Optional<WireContent> content = Optional.empty();
    private int[] ends = {};

    void show(Optional<WireContent> shown) {
        content = shown;
        ReadTrace reads = reads();
        ends = new int[reads.count()];
        int at = 0;
        for (int i = 0; i < ends.length; i++) {
            at += reads.bytes(i);
            ends[i] = at;
        }
        fireTableDataChanged();
    }

    private ReadTrace reads() {
        return content.map(shown -> shown.logged().message().reads()).orElse(ReadTrace.NONE);
    }

    /** Returns the range of bytes that a read delivered. */
    ByteRange range(int row) {
        return new ByteRange(ends[row] - reads().bytes(row), ends[row]);
    }

    @Override
    public int getRowCount() {
        return ends == null ? 0 : ends.length;
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        return Strings.of("wire.reads.column." + COLUMNS[column]);
    }

    @Override
    public Object getValueAt(int row, int column) {
        ReadTrace reads = reads();
        return switch (column) {
            case 0 -> Strings.of("wire.number", reads.firstRead() + row);
            case 1 -> row == 0 ? "" : ReadsFormatter.duration(reads.gapMicros(row));
            case 2 -> Strings.of("wire.number", reads.bytes(row));
            default -> contents(range(row));
        };
    }

    private String contents(ByteRange range) {
        StringBuilder text = new StringBuilder();
        for (WireContent.Section section : content.map(WireContent::sections).orElseThrow()) {
            if (range.overlaps(section.start(), section.end())) {
                boolean whole = range.start() <= section.start() && range.end() >= section.end();
                String name = section.part().name().toLowerCase(java.util.Locale.ROOT);
                text.append(text.isEmpty() ? "" : " + ")
                        .append(Strings.of("wire.reads.brought." + (whole ? "whole." : "part.") + name));
            }
        }
        return text.toString();
    }
}
