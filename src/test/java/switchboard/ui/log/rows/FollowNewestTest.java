package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class FollowNewestTest {
    private final FollowNewest follow = new FollowNewest();

    @Test
    void theNewestIsFollowedAtFirst() {
        follow.rowsAdded(5, 100);
        assertTrue(follow.isOn());
        assertEquals(0, follow.unseen());
    }

    @Test
    void scrollingUpEndsItAndCountsWhatComes() {
        follow.scrolled(false);
        follow.rowsAdded(5, 100);
        follow.rowsAdded(2, 100);
        assertFalse(follow.isOn());
        assertEquals(7, follow.unseen());
    }

    @Test
    void goingToTheEndTakesItUpAgain() {
        follow.scrolled(false);
        follow.rowsAdded(5, 100);
        follow.scrolled(true);
        assertTrue(follow.isOn());
        assertEquals(0, follow.unseen());
    }

    @Test
    void whatComesIntoSightIsNotUnseen() {
        follow.rowSelected();
        follow.rowsAdded(3, 0);
        assertEquals(0, follow.unseen());
        follow.rowsAdded(3, 1);
        assertEquals(1, follow.unseen());
    }

    @Test
    void selectingARowEndsIt() {
        follow.rowSelected();
        assertFalse(follow.isOn());
    }

    @Test
    void otherRowsHaveNothingUnseen() {
        follow.scrolled(false);
        follow.rowsAdded(5, 100);
        follow.rowsReplaced();
        assertFalse(follow.isOn());
        assertEquals(0, follow.unseen());
    }
}
