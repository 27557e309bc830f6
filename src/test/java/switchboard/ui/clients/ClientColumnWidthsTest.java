package switchboard.ui.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClientColumnWidthsTest {
    private static final int STATUS_LEAST = 100;
    private static final Set<ClientColumn> ALL = EnumSet.allOf(ClientColumn.class);

    private static int width(int room, Set<ClientColumn> chosen, ClientColumn column) {
        return ClientColumnWidths.of(room, chosen, STATUS_LEAST)[column.ordinal()];
    }

    @Test
    void theColumnsFillEveryWidth() {
        for (int room = 0; room < 1200; room++) {
            int[] widths = ClientColumnWidths.of(room, ALL, STATUS_LEAST);
            assertEquals(room, IntStream.of(widths).sum(), "in " + room);
            assertTrue(IntStream.of(widths).allMatch(width -> width >= 0), "in " + room);
        }
    }

    @Test
    void theClientIsNeverHiddenAndTheStatusKeepsTheWidthOfItsWord() {
        for (int room = 150; room < 1200; room++) {
            assertTrue(width(room, ALL, ClientColumn.CLIENT) >= 44, "in " + room);
            assertTrue(width(room, ALL, ClientColumn.STATUS) >= STATUS_LEAST, "in " + room);
        }
    }

    @Test
    void theLeastImportantColumnIsHiddenFirst() {
        assertTrue(width(900, ALL, ClientColumn.ADDRESS) > 0);
        assertEquals(0, width(660, ALL, ClientColumn.ADDRESS));
        assertTrue(width(660, ALL, ClientColumn.OUT) > 0);
        assertTrue(width(276, ALL, ClientColumn.WAITING) > 0);
        assertEquals(0, width(260, ALL, ClientColumn.WAITING));
    }

    @Test
    void onlyChosenColumnsAreShown() {
        assertEquals(0, width(900, ClientColumn.USUAL, ClientColumn.ADDRESS));
        assertEquals(0, width(900, Set.of(), ClientColumn.STATUS));
        assertEquals(900, width(900, Set.of(), ClientColumn.CLIENT));
    }
}
