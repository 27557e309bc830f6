package switchboard.ui.wire;

import java.util.List;
import java.util.Locale;
import switchboard.ui.Strings;

/** Describes the selected bytes and the characters that they encode. Thread-safe. */
final class SelectedBytes {
    private static final int LISTED = 12;

    private SelectedBytes() {}

    /** Returns the description, empty if nothing is selected. */
    static String words(WireContent content, ByteRange range) {
        if (range.isEmpty() || range.end() > content.bytes().length) {
            return "";
        }
        if (range.length() > LISTED) {
            TextSize size = TextSize.of(content.bytes(), range.start(), range.end());
            return Strings.of("wire.selected.many", size.bytes(), range.start(), range.end() - 1, size.characters());
        }
        String where = range.length() == 1
                ? Strings.of("wire.selected.byte", range.start())
                : Strings.of("wire.selected.bytes", range.start(), range.end() - 1);
        return where + ": " + Printed.hex(content.bytes(), range) + " · " + meaning(content, range);
    }

    private static String meaning(WireContent content, ByteRange range) {
        int start = Math.max(0, range.start() - 32);
        while (start > 0 && (content.bytes()[start] & 0xC0) == 0x80) {
            start--;
        }
        int end = Sign.boundary(content.bytes(), start, Math.min(content.bytes().length, range.end() + 32));
        List<Sign> signs = Sign.of(content.bytes(), start, end).stream()
                .filter(sign -> range.overlaps(sign.start(), sign.end()))
                .toList();
        if (signs.size() != 1) {
            StringBuilder text = new StringBuilder();
            signs.forEach(sign -> text.append(drawn(sign)));
            return Strings.of("wire.selected.text", text);
        }
        Sign sign = signs.getFirst();
        if (sign.kind() == Sign.Kind.INVALID) {
            return Strings.of("wire.selected.invalid");
        }
        String points = codePoints(sign);
        return range.start() <= sign.start() && range.end() >= sign.end()
                ? Strings.of("wire.selected.sign", drawn(sign), points)
                : Strings.of("wire.selected.part", drawn(sign), points, sign.length());
    }

    private static String drawn(Sign sign) {
        return switch (sign.kind()) {
            case INVALID -> "?";
            case CONTROL -> Printed.picture(sign.text().codePointAt(0));
            case VISIBLE -> sign.isHarmless() ? sign.text() : "U+" + sign.codePoint();
        };
    }

    private static String codePoints(Sign sign) {
        StringBuilder points = new StringBuilder();
        sign.text()
                .codePoints()
                .forEach(point ->
                        points.append(points.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "U+%04X", point)));
        return points.toString();
    }
}
