package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class MessageBitmapTest {
    private final MessageBitmap numbers = new MessageBitmap();

    @Test
    void itKnowsWhichIsTheNthAndHowManyAreBelowWhateverWasAddedAndRemoved() {
        Random random = new Random(3);
        TreeSet<Long> expected = new TreeSet<>();
        long[] rising = random.longs(20_000, 1, 3_000_000).sorted().distinct().toArray();
        numbers.addAll(rising);
        for (long number : rising) {
            expected.add(number);
        }
        for (int i = 0; i < 5_000; i++) {
            long number = random.nextLong(1, 4_000_000);
            assertEquals(expected.add(number), numbers.add(number));
            long other = random.nextLong(1, 4_000_000);
            assertEquals(expected.remove(other), numbers.remove(other));
        }
        assertEquals(expected.size(), numbers.size());
        int rank = 0;
        for (long number : expected) {
            assertEquals(number, numbers.at(rank));
            assertEquals(rank, numbers.rank(number));
            rank++;
        }
        assertEquals(expected.headSet(2_000_000L).size(), numbers.rank(2_000_000));
        assertEquals(expected.size(), numbers.rank(Long.MAX_VALUE));
    }

    @Test
    void theSmallestCanBeRemovedAcrossStretches() {
        long[] many = java.util.stream.LongStream.rangeClosed(1, 200_000).toArray();
        numbers.addAll(many);
        numbers.removeFirst(150_001);
        assertEquals(49_999, numbers.size());
        assertEquals(150_002, numbers.at(0));
        assertEquals(200_000, numbers.at(49_998));
        numbers.removeFirst(49_999);
        assertEquals(0, numbers.size());
        assertThrows(IndexOutOfBoundsException.class, () -> numbers.at(0));
    }

    @Test
    void emptyStretchesAreHarmless() {
        assertTrue(numbers.add(70_000));
        assertTrue(numbers.add(1));
        assertTrue(numbers.remove(1));
        assertFalse(numbers.remove(1));
        assertEquals(70_000, numbers.at(0));
        assertEquals(0, numbers.rank(1));
        assertEquals(0, numbers.rank(70_000));
        assertEquals(1, numbers.rank(70_001));
    }
}
