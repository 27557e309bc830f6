package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class FrameBoundsTest {
    private static final Rectangle LAPTOP = new Rectangle(0, 0, 1280, 720);

    @Test
    void aPlaceThatFitsIsKeptAlsoWhereItLeavesTheScreen() {
        for (Rectangle place : new Rectangle[] {
            new Rectangle(10, 20, 1200, 700), new Rectangle(900, 300, 1280, 720), new Rectangle(-50, 0, 800, 600)
        }) {
            assertEquals(place, FrameBounds.fitted(place, LAPTOP));
        }
    }

    @Test
    void whatALargerScreenHadRoomForIsMadeToFitThisOne() {
        assertEquals(new Rectangle(40, 0, 1200, 720), FrameBounds.fitted(new Rectangle(40, 100, 1200, 760), LAPTOP));
        assertEquals(LAPTOP, FrameBounds.fitted(new Rectangle(2, 40, 2560, 1496), LAPTOP));
        assertEquals(
                new Rectangle(1920, 0, 1280, 700),
                FrameBounds.fitted(new Rectangle(1950, 0, 1400, 700), new Rectangle(1920, 0, 1280, 800)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "1 2 3 4 5", "a b c d", "1 2 3 99999999"})
    void whatIsNoPlaceIsNone(String words) {
        assertEquals(Optional.empty(), FrameBounds.parse(words));
    }

    @Test
    void aPlaceIsFourNumbers() {
        assertEquals(Optional.of(new Rectangle(-5, 10, 1280, 748)), FrameBounds.parse("-5 10 1280 748"));
    }
}
