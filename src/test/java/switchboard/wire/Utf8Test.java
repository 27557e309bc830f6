package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class Utf8Test {
    @Test
    void plainTextAndControlsAreFoundAsByLookingAtEachByte() {
        byte[] special = {0, '\t', '\n', 0x1F, ' ', 'a', 0x7F, (byte) 0x80, (byte) 0xFF};
        Random random = new Random(1);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[30];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(20) == 0 ? special[random.nextInt(special.length)] : (byte) 'x';
            }
            int offset = random.nextInt(12);
            int length = random.nextInt(bytes.length - offset);
            boolean plain = true;
            boolean controls = false;
            for (int at = offset; at < offset + length; at++) {
                plain &= bytes[at] >= ' ';
                controls |= bytes[at] >= 0 && bytes[at] < ' ' && !Utf8.isAsciiSpace(bytes[at]);
            }
            assertEquals(plain, Utf8.isPlain(bytes, offset, length));
            assertEquals(controls, Utf8.hasControls(bytes, offset, length));
        }
    }
}
