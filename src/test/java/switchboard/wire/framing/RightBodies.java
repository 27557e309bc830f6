package switchboard.wire.framing;

import static switchboard.wire.framing.ReaderHarness.bytes;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random bodies of clients that do everything right: text, bytes, digits, and what looks like a message itself. */
public final class RightBodies {
    private RightBodies() {}

    /** Returns text, bytes, digits, or what looks like a message itself. */
    public static byte[] next(Framing framing, Random random) {
        byte[] body = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> text(random);
            case 2 -> {
                byte[] any = new byte[1 + random.nextInt(100)];
                random.nextBytes(any);
                yield any;
            }
            case 3 -> bytes(Integer.toString(random.nextInt(100_000)));
            case 4 -> bytes(ReaderHarness.header(Integer.toString(random.nextInt(50))) + "more of a body");
            default -> {
                List<String> others = List.of("header64", "header10", "zero4", "u16", "u32le", "lines", "modbus");
                Framing other = Framings.parse(others.get(random.nextInt(others.size())));
                yield other.frame(text(random)).bytes();
            }
        };
        return fitting(framing, body);
    }

    private static byte[] text(Random random) {
        return bytes("Grüße, the value is " + random.nextInt() + "; #" + "x".repeat(random.nextInt(60)));
    }

    /** Returns the body without bytes that the framing cannot carry, and with a last byte that is no NUL. */
    private static byte[] fitting(Framing framing, byte[] body) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte one : body) {
            boolean special = !(framing instanceof LengthPrefix)
                    && (one >= 0 && one < ' ' || one == '#' || one == ';' || one == 0x7F);
            if (!special && kept.size() < Math.min(200, framing.longestBody())) {
                kept.write(one);
            }
        }
        if (kept.size() > 0 || framing.leastBody() > 0) {
            kept.write('.');
        }
        byte[] fits = kept.toByteArray();
        return fits.length > framing.longestBody() ? Arrays.copyOf(fits, framing.longestBody()) : fits;
    }
}
