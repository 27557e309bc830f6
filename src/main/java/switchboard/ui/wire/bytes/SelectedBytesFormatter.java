package switchboard.ui.wire.bytes;

import java.util.List;
import java.util.Locale;
import switchboard.ui.Strings;

/** Describes the selected bytes and the characters that they encode. Thread-safe. */
public final class SelectedBytesFormatter {
    private static final int LISTED = 12;

    private SelectedBytesFormatter() {}

    /** Returns the description, empty if nothing is selected. */
    public static String words(WireContent content, ByteRange range) {
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
        return where + ": " + ByteFormatter.hex(content.bytes(), range) + " · " + meaning(content, range);
    }

    private static String meaning(WireContent content, ByteRange range) {
        int start = Math.max(0, range.start() - 32);
        while (start > 0 && (content.bytes()[start] & 0xC0) == 0x80) {
            start--;
        }
        int end = Grapheme.boundary(content.bytes(), start, Math.min(content.bytes().length, range.end() + 32));
        List<Grapheme> graphemes = Grapheme.of(content.bytes(), start, end).stream()
                .filter(grapheme -> range.overlaps(grapheme.start(), grapheme.end()))
                .toList();
        if (graphemes.size() != 1) {
            StringBuilder text = new StringBuilder();
            graphemes.forEach(grapheme -> text.append(drawn(grapheme)));
            return Strings.of("wire.selected.text", text);
        }
        Grapheme grapheme = graphemes.getFirst();
        if (grapheme.kind() == Grapheme.Kind.INVALID) {
            return Strings.of("wire.selected.invalid");
        }
        String points = codePoints(grapheme);
        return range.start() <= grapheme.start() && range.end() >= grapheme.end()
                ? Strings.of("wire.selected.sign", drawn(grapheme), points)
                : Strings.of("wire.selected.part", drawn(grapheme), points, grapheme.length());
    }

    private static String drawn(Grapheme grapheme) {
        return switch (grapheme.kind()) {
            case INVALID -> "?";
            case CONTROL -> ByteFormatter.picture(grapheme.text().codePointAt(0));
            case VISIBLE -> grapheme.isHarmless() ? grapheme.text() : "U+" + grapheme.codePoint();
        };
    }

    private static String codePoints(Grapheme grapheme) {
        StringBuilder points = new StringBuilder();
        grapheme.text()
                .codePoints()
                .forEach(point ->
                        points.append(points.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "U+%04X", point)));
        return points.toString();
    }
}
