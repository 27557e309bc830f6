package switchboard.wire.framing;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Descriptions of framings of all kinds, by chance. */
final class RandomDescriptions {
    private static final List<String> LENGTHS = List.of(
            "u8",
            "u16",
            "u24",
            "u32",
            "u64",
            "u16le",
            "u24le",
            "u32le",
            "u64le",
            "leb128",
            "bcd1",
            "bcd2",
            "bcd4",
            "header4",
            "header64",
            "zero6",
            "header8,pad=space-left",
            "header8,pad=nul",
            "header5,pad=nul-left");

    private static final List<String> COUNTS = List.of("body", "itself", "header", "end", "itself+end", "all");

    private final Random random;

    RandomDescriptions(long seed) {
        random = new Random(seed);
    }

    /** Returns a description without a mistake. */
    String next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> length();
            case 5, 6, 7, 8 -> records();
            default -> "size=" + (1 + random.nextInt(40)) + (random.nextBoolean() ? ",fill=" + bytes(1, false) : "");
        };
    }

    private String length() {
        StringBuilder text = new StringBuilder(LENGTHS.get(random.nextInt(LENGTHS.size())));
        switch (random.nextInt(4)) {
            case 0 -> text.append(",offset=").append(1 + random.nextInt(5));
            case 1 -> text.append(",before=").append(bytes(1 + random.nextInt(4), true));
            default -> {}
        }
        boolean end = random.nextBoolean();
        if (end) {
            text.append(",end=").append(bytes(1 + random.nextInt(3), false));
        }
        String counts = COUNTS.get(random.nextInt(COUNTS.size()));
        if (random.nextBoolean() && (end || !counts.contains("end"))) {
            text.append(",counts=").append(counts);
        }
        if (random.nextInt(4) == 0) {
            text.append(",adjust=").append(random.nextInt(9) - 4);
        }
        return text.toString();
    }

    private String records() {
        String begin = random.nextBoolean() ? "begin=" + bytes(1 + random.nextInt(2), false) + "," : "";
        String ends = String.format(Locale.ROOT, "\\x%02x", random.nextInt(8));
        if (random.nextBoolean()) {
            ends += String.format(Locale.ROOT, "|\\x%02x\\x%02x", 8 + random.nextInt(8), random.nextInt(8));
        }
        String keep = List.of("", "", ",keep=end", begin.isEmpty() ? "" : ",keep=both")
                .get(random.nextInt(4));
        return begin + "end=" + ends + keep;
    }

    private String bytes(int count, boolean mayBeAny) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bytes.append(
                    mayBeAny && random.nextInt(4) == 0
                            ? "\\?"
                            : random.nextBoolean()
                                    ? Character.toString('A' + random.nextInt(26))
                                    : String.format(Locale.ROOT, "\\x%02X", 0x10 + random.nextInt(0xF0)));
        }
        return bytes.toString();
    }

    /** Returns a body that a framing can carry and that has none of the ends above. */
    byte[] body(Framing framing) {
        byte[] body =
                new byte[Math.clamp(random.nextInt(40), framing.leastBody(), Math.min(120, framing.longestBody()))];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) ('a' + random.nextInt(26));
        }
        return body;
    }
}
