package switchboard.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

@Timeout(30)
final class SortableTableTest {
    private record Thing(String name, int size) {}

    private static final Thing A = new Thing("a", 3);
    private static final Thing B = new Thing("b", 1);
    private static final Thing C = new Thing("c", 2);

    private static SortableTable<Thing> table() {
        LookAndFeelSetup.install(Theme.LIGHT, 100);
        SortableTable<Thing> table = new SortableTable<>(
                "Things",
                List.of(
                        new Column<>(
                                "Name",
                                0,
                                Column.TextStyle.TEXT,
                                thing -> CellText.of(thing.name()),
                                Comparator.comparing(Thing::name)),
                        new Column<>(
                                "Size",
                                80,
                                Column.TextStyle.NUMBER,
                                thing -> CellText.muted(Integer.toString(thing.size())),
                                Comparator.comparingInt(Thing::size)),
                        new Column<>(
                                "Again",
                                120,
                                Column.TextStyle.TEXT,
                                thing -> CellText.of(thing.name()),
                                Comparator.comparing(Thing::name))),
                Thing::name,
                1,
                true);
        table.show(List.of(A, B, C));
        return table;
    }

    @Test
    void whatIsCopiedFromATableIsTextThatNeitherASpreadsheetNorATerminalObeys() throws Exception {
        Clipboard clipboard = new Clipboard("test");
        OnEdt.run(() -> {
            SortableTable<Thing> table = table();
            table.show(List.of(new Thing("=HYPERLINK(\"http://x\")", 1), new Thing("x;＝1\u001b[2J\n-1", 2), C));
            table.setRowSelectionInterval(0, 1);
            table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY);
        });
        assertEquals(
                "'=HYPERLINK(\"http://x\")\t1\t'=HYPERLINK(\"http://x\")\n"
                        + "x;'＝1\\x1b[2J\\n-1\t2\tx;'＝1\\x1b[2J\\n-1\n",
                clipboard.getData(DataFlavor.stringFlavor));
        assertFalse(
                Arrays.stream(clipboard.getAvailableDataFlavors())
                        .anyMatch(flavor -> flavor.getMimeType().startsWith("text/html")),
                "as plain text only");
    }

    private static List<String> names(SortableTable<Thing> table) {
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            names.add(((CellText) table.getValueAt(row, 0)).text());
        }
        return names;
    }

    @Test
    void whatIsSelectedStaysSelectedWhereverItMoves() {
        OnEdt.run(() -> {
            SortableTable<Thing> table = table();
            List<String> told = new ArrayList<>();
            table.onSelect(() -> told.add(table.selected().toString()));
            assertEquals(List.of("b", "c", "a"), names(table));
            table.setRowSelectionInterval(0, 0);
            assertEquals(1, told.size());
            table.show(List.of(A, new Thing("b", 9), C));
            assertEquals(List.of("c", "a", "b"), names(table));
            assertEquals("b", table.chosen().orElseThrow().name());
            assertEquals(1, told.size(), "nothing else was selected");
            table.show(List.of(A, C));
            assertEquals(Optional.empty(), table.chosen());
            assertEquals(2, told.size());
            table.mark(Set.of("a", "c"));
            assertEquals(2, table.selected().size());
            assertEquals(2, told.size(), "what the program marks is not told");
        });
    }

    @Test
    void nothingMovesUnderWhatIsBeingTyped() {
        OnEdt.run(() -> {
            SortableTable<Thing> table = table();
            List<String> typed = new ArrayList<>();
            table.onEdit("Name", Thing::name, (thing, text) -> typed.add(thing.name() + " to " + text));
            table.edit(B, Optional.empty());
            ((JTextField) table.getEditorComponent()).setText(" better ");
            table.show(List.of(A, C));
            assertEquals(List.of("b", "c", "a"), names(table));
            table.getCellEditor().stopCellEditing();
            assertEquals(List.of("b to better"), typed);
            assertEquals(List.of("c", "a"), names(table));
        });
    }

    @Test
    void whereThereIsLittleRoomCountsGoFirstAndTheFirstColumnNever() {
        OnEdt.run(() -> {
            SortableTable<Thing> table = table();
            assertEquals(List.of(400, 80, 120), widths(table, 600));
            assertEquals(List.of(180, 0, 120), widths(table, 300));
            assertEquals(List.of(200, 0, 0), widths(table, 200));
        });
    }

    private static List<Integer> widths(SortableTable<Thing> table, int width) {
        table.setSize(width, 100);
        table.doLayout();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < table.getColumnCount(); i++) {
            widths.add(table.getColumnModel().getColumn(i).getWidth());
        }
        return widths;
    }
}
