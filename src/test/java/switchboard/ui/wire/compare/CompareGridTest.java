package switchboard.ui.wire.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class CompareGridTest {
    @Test
    void everyColumnIsFoundAtItsPlace() {
        for (int perRow : new int[] {4, 8, 16}) {
            CompareGrid grid = new CompareGrid(List.of(64, 21, 2), perRow, 8, 18, 8);
            for (int column = 0; column < 87; column++) {
                var box = grid.box(column);
                assertEquals(column, grid.columnAt(box.x + box.width / 2, box.y + 3), "of " + perRow + " in a row");
            }
        }
    }

    @Test
    void eachPartBeginsABand() {
        CompareGrid grid = new CompareGrid(List.of(64, 21, 2), 16, 8, 18, 8);
        assertEquals(4 + 2 + 1, grid.bands());
        assertEquals(new CompareGrid.Band(1, 0), grid.band(4));
        assertEquals(new CompareGrid.Band(2, 0), grid.band(6));
        assertEquals(4, grid.bandOf(64));
        assertTrue(grid.box(64).x == grid.box(0).x);
    }

    @Test
    void fewerColumnsStandInANarrowBand() {
        assertEquals(16, CompareGrid.fitting(List.of(64), 800, 8, 18, 8).perRow());
        assertEquals(8, CompareGrid.fitting(List.of(64), 600, 8, 18, 8).perRow());
        assertEquals(4, CompareGrid.fitting(List.of(64), 100, 8, 18, 8).perRow());
        assertEquals(-1, CompareGrid.fitting(List.of(), 100, 8, 18, 8).columnAt(3, 3));
    }
}
