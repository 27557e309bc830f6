package switchboard.ui.join;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.wire.framing.FixedSize;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.framing.RecordEnds;
import switchboard.wire.part.BcdField;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.DecimalField;

/**
 * Fills the parts of sample code that send and read one message of a framing.
 *
 * <p>A framing with a part of its own takes that one. The others take the part of their kind: {@code binary}, {@code
 * decimal} and {@code bcd} for a length, {@code record} for ends, {@code size} for a fixed size. What has neither gets
 * the part that leaves a gap for the reader to fill.
 *
 * <p>Immutable.
 */
record SampleFraming(Map<String, String> parts, Framing framing) {
    /** The code that remains of a part where a framing has no bytes before the length or no end. */
    private static final Pattern NOTHING = Pattern.compile("bytes\\(\\[\\]\\) \\+ | \\+ bytes\\(\\[\\]\\)"
            + "|Buffer\\.from\\(\\[\\]\\), |, Buffer\\.from\\(\\[\\]\\)"
            + "|(?m)^ *(out\\.write\\(HexFormat\\.of\\(\\)\\.parseHex\\(\"\"\\)\\);|in\\.readNBytes\\(0\\); .*|receive\\(server, 0\\).*"
            + "|send_all\\(server, \\(unsigned char\\[0 \\+ 1\\]\\) \\{\\}, 0\\);)\\n");

    private static final Pattern PLACE = Pattern.compile(
            "\\$(WIDTH|HEADER|SKIP|TAIL|SHORTEST|DIGITS|ORDER|AT|FILL|JUST|PLUS|MINUS|BEFORE|LEADHEX|ENDHEX|END)");

    /** Returns the code that does something, {@code send.} or {@code read.}, with a message of the framing. */
    String code(String does) {
        String own = parts.get(does + framing.form());
        if (own != null) {
            return own.replace("$WIDTH", Integer.toString(framing.headerLength()));
        }
        return switch (framing) {
            case LengthPrefix prefix -> length(does, prefix);
            case RecordEnds records when !records.slip() -> filled(does + "record", values(records));
            case FixedSize fixed ->
                filled(
                        does + "size",
                        Map.of("WIDTH", number(fixed.size()), "FILL", hex(fixed.fill() < 0 ? ' ' : fixed.fill())));
            default ->
                framing.delimits() ? parts.getOrDefault(does + "other", "") : parts.getOrDefault(does + "raw", "");
        };
    }

    private static Map<String, String> values(RecordEnds records) {
        int begin = records.begin().length();
        int end = records.ends().getFirst().length();
        Map<String, String> values = around(records.begin(), records.ends().getFirst());
        values.put("HEADER", number(begin));
        values.put("TAIL", number(end));
        values.put("SHORTEST", number(begin + end));
        return values;
    }

    /** Returns the values for the bytes before and behind a body: as numbers, and in hexadecimal digits. */
    private static Map<String, String> around(BytePattern begin, BytePattern end) {
        Map<String, String> values = new HashMap<>();
        values.put("BEFORE", bytes(begin));
        values.put("END", bytes(end));
        values.put("LEADHEX", HexFormat.of().formatHex(begin.bytes()));
        values.put("ENDHEX", HexFormat.of().formatHex(end.bytes()));
        return values;
    }

    private String length(String does, LengthPrefix prefix) {
        Map<String, String> special = switch (prefix.field()) {
            case BinaryField binary ->
                Map.of(
                        "KIND", "binary",
                        "ORDER", binary.lowestFirst() ? "little" : "big",
                        "AT", binary.lowestFirst() ? "i" : "$WIDTH - 1 - i");
            case DecimalField decimal ->
                Map.of(
                        "KIND", "decimal",
                        "FILL", hex(decimal.padding().filler()),
                        "JUST",
                                parts.getOrDefault(decimal.padding().isLeft() ? "filler.left" : "filler.right", "")
                                        .strip());
            case BcdField bcd -> Map.of("KIND", "bcd", "DIGITS", number(2 * bcd.width()));
            default -> Map.of("KIND", "other");
        };
        int width = prefix.field().width();
        long more = prefix.declared(0);
        Map<String, String> values = around(prefix.before(), prefix.end());
        values.putAll(special);
        values.put("WIDTH", number(width));
        values.put("SKIP", number(prefix.before().length()));
        values.put("HEADER", number(prefix.headerLength()));
        values.put("TAIL", number(prefix.end().length()));
        values.put("PLUS", more == 0 ? "" : (more > 0 ? " + " : " - ") + Math.abs(more));
        values.put("MINUS", more == 0 ? "" : (more > 0 ? " - " : " + ") + Math.abs(more));
        return filled(does + values.get("KIND"), values);
    }

    private String filled(String part, Map<String, String> values) {
        String code = parts.getOrDefault(part, "");
        // Twice, because the index of a byte is written with the width.
        for (int time = 0; time < 2; time++) {
            code = PLACE.matcher(code)
                    .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
        }
        return NOTHING.matcher(code).replaceAll("");
    }

    private static String number(int value) {
        return Integer.toString(value);
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "0x%02x", value);
    }

    private static String bytes(BytePattern pattern) {
        byte[] bytes = pattern.bytes();
        return IntStream.range(0, bytes.length)
                .mapToObj(at -> hex(bytes[at] & 0xFF))
                .collect(Collectors.joining(", "));
    }
}
