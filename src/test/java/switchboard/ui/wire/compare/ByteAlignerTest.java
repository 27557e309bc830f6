package switchboard.ui.wire.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.wire.bytes.ByteRange;

@Timeout(30)
final class ByteAlignerTest {
    private static ByteAlignment align(byte[] first, byte[] second) {
        return ByteAligner.align(first, new ByteRange(0, first.length), second, new ByteRange(0, second.length));
    }

    private static ByteAlignment align(String first, String second) {
        return align(first.getBytes(UTF_8), second.getBytes(UTF_8));
    }

    private static void assertEveryByteOnceInOrder(ByteAlignment alignment, int first, int second) {
        int nextFirst = 0;
        int nextSecond = 0;
        int differing = 0;
        for (int column = 0; column < alignment.columns(); column++) {
            int inFirst = alignment.firstAt(column);
            int inSecond = alignment.secondAt(column);
            assertTrue(inFirst >= 0 || inSecond >= 0, "nothing in column " + column);
            if (inFirst >= 0) {
                assertEquals(nextFirst++, inFirst);
            }
            if (inSecond >= 0) {
                assertEquals(nextSecond++, inSecond);
            }
            differing += alignment.differs(column) ? 1 : 0;
        }
        assertEquals(first, nextFirst);
        assertEquals(second, nextSecond);
        assertEquals(differing, alignment.differing());
    }

    @Test
    void everyByteStandsInExactlyOneColumn() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] first = new byte[random.nextInt(60)];
            byte[] second = new byte[random.nextInt(60)];
            for (byte[] bytes : new byte[][] {first, second}) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) ('a' + random.nextInt(3));
                }
            }
            assertEveryByteOnceInOrder(align(first, second), first.length, second.length);
        }
    }

    @Test
    void anInsertedByteShiftsNothingBehindIt() {
        ByteAlignment alignment = align("hello world, again", "hello, world, again!");
        assertEquals(2, alignment.differing());
        assertEquals(5, alignment.nextDifference(0));
        assertEquals(ByteAlignment.NONE, alignment.firstAt(5));
        assertEquals(5, alignment.secondAt(5));
        assertEquals(19, alignment.nextDifference(6));
        assertEquals(20, alignment.nextDifference(20), "there is no other one");
    }

    @Test
    void theFewestBytesAreInsertedAndRemoved() {
        // Myers' own example needs five.
        ByteAlignment alignment = align("ABCABBA", "xCBABACx");
        assertTrue(alignment.differing() <= 7, alignment.differing() + " columns differ");
        assertEquals(1, align("aaaa", "aaa").differing());
        assertEquals(3, align("", "abc").differing());
        assertEquals(0, align("", "").columns());
    }

    @Test
    void rangesOfTheSameLengthAreAlignedByteByByte() {
        ByteAlignment alignment = align("abcd", "bcda");
        assertEquals(4, alignment.columns());
        assertEquals(4, alignment.differing());
    }

    @Test
    void differencesAreFoundForwardsAndBackwards() {
        ByteAlignment alignment = align("1234567890", "1x345678y0");
        assertEquals(1, alignment.nextDifference(0));
        assertEquals(8, alignment.nextDifference(2));
        assertEquals(8, alignment.previousDifference(10));
        assertEquals(1, alignment.previousDifference(8));
        assertEquals(ByteAlignment.NONE, alignment.previousDifference(1));
        assertFalse(alignment.differs(0));
    }

    @Test
    void rangesThatAreTooDifferentAreAlignedAtTheirBeginningAndEnd() {
        byte[] first = new byte[100_000];
        byte[] second = new byte[90_000];
        new Random(1).nextBytes(first);
        new Random(2).nextBytes(second);
        Arrays.fill(first, 0, 100, (byte) 1);
        Arrays.fill(second, 0, 100, (byte) 1);
        Arrays.fill(first, 99_900, 100_000, (byte) 2);
        Arrays.fill(second, 89_900, 90_000, (byte) 2);
        ByteAlignment alignment = align(first, second);
        assertEveryByteOnceInOrder(alignment, first.length, second.length);
        assertTrue(alignment.nextDifference(0) >= 100);
        assertTrue(alignment.previousDifference(alignment.columns()) < alignment.columns() - 100);
    }

    @Test
    void messagesOfSixteenMebibytesAreAlignedAtOnce() {
        byte[] first = new byte[16 << 20];
        byte[] second = new byte[(16 << 20) - 3];
        second[9_000_000] = 7;
        ByteAlignment alignment = align(first, second);
        assertEquals(16 << 20, alignment.columns());
        assertEquals(9_000_000, alignment.nextDifference(0));
        assertTrue(alignment.differing() <= 5, alignment.differing() + " columns differ");
    }
}
