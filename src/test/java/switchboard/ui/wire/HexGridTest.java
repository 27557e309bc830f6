package switchboard.ui.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class HexGridTest {
    @Test
    void everyByteIsFoundWhereItIsDrawn() {
        for (int perRow : new int[] {4, 8, 16}) {
            HexGrid grid = new HexGrid(100, perRow, 8, 20, 8);
            for (int at = 0; at < 100; at++) {
                var hex = grid.hexBox(at);
                var text = grid.charBox(at);
                assertEquals(at, grid.byteAt(hex.x + hex.width / 2, hex.y + 3));
                assertEquals(at, grid.byteAt(text.x + text.width / 2, text.y + 3));
            }
        }
    }

    @Test
    void pointsOutsideMeanTheNearestByte() {
        HexGrid grid = new HexGrid(20, 16, 8, 20, 8);
        assertEquals(0, grid.byteAt(-5, -5));
        assertEquals(19, grid.byteAt(10_000, 10_000));
        assertEquals(-1, new HexGrid(0, 16, 8, 20, 8).byteAt(3, 3));
    }

    @Test
    void fewerBytesStandInANarrowRow() {
        assertEquals(16, HexGrid.fitting(64, 800, 8, 20, 8).perRow());
        assertEquals(8, HexGrid.fitting(64, 400, 8, 20, 8).perRow());
        assertEquals(4, HexGrid.fitting(64, 100, 8, 20, 8).perRow());
    }

    @Test
    void sixteenMebibytesFitAtTheLargestZoom() {
        HexGrid grid = new HexGrid(16 << 20, 4, 24, 64, 24);
        assertTrue(grid.height() > 0);
        assertEquals((16 << 20) - 1, grid.byteAt(grid.charX(3), grid.height()));
    }
}
