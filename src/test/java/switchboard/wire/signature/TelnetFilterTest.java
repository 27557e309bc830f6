package switchboard.wire.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TelnetFilterTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    void commandsAndTextAreSeparatedInAnyPieces() {
        byte[] stream = hex("fffb1f fffd01 68656c ffff 6c fff1 6f 0d0a fffa1f00500018fff0 62 fffd06 79 0d000a ffec");
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            ByteArrayOutputStream commands = new ByteArrayOutputStream();
            TelnetFilter filter = new TelnetFilter();
            for (int at = 0; at < stream.length; ) {
                int count = Math.min(1 + random.nextInt(6), stream.length - at);
                filter.accept(stream, at, count, new TelnetFilter.Parts() {
                    @Override
                    public void text(byte[] bytes, int offset, int length) {
                        text.write(bytes, offset, length);
                    }

                    @Override
                    public void commands(byte[] bytes) {
                        commands.writeBytes(bytes);
                    }
                });
                at += count;
            }
            assertArrayEquals(hex("68656c ff 6c 6f0d0a 62 790d0a"), text.toByteArray(), "seed " + seed);
            assertArrayEquals(hex("fffb1f fffd01 fff1 fffa1f00500018fff0 fffd06 ffec"), commands.toByteArray());
            assertEquals(0, filter.rest().length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fffb1ffffd01, false, 6",
        "fffb1f68, false, 3",
        "fffb1f68, true, 0",
        "fffb1f, true, -1",
        "fffb, false, -1",
        "ff, false, -1",
        "fffb9044, false, 0",
        "fffe6800, false, 0",
        "ffd8ffe0, false, 0",
        "68656c6c6f, false, 0"
    })
    void aNegotiationIsKnownByItsCommandsAndOptions(String bytes, boolean sure, int length) {
        byte[] all = hex(bytes);
        assertEquals(length, TelnetFilter.negotiation(all, 0, all.length, sure));
    }

    @Test
    void theInterruptOfATerminalIsKnown() {
        byte[] bytes = hex("fff4fffd06");
        assertTrue(TelnetFilter.isInterrupt(bytes, 0, bytes.length));
        assertTrue(!TelnetFilter.isInterrupt(Arrays.copyOf(bytes, 4), 0, 4));
    }
}
