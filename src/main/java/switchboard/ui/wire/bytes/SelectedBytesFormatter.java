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
            TextSize size = content.size(range);
            return Strings.of("wire.selected.many", size.bytes(), range.start(), range.end() - 1, size.characters());
        }
        String where = range.length() == 1
                ? Strings.of("wire.selected.byte", range.start())
                : Strings.of("wire.selected.bytes", range.start(), range.end() - 1);
        List<Grapheme> graphemes = content.graphemes(range);
        String digits = where + ": " + ByteFormatter.hex(content.bytes(), range);
        return graphemes.isEmpty() ? digits : digits + " · " + meaning(content, range, graphemes);
    }

    private static String meaning(WireContent content, ByteRange range, List<Grapheme> graphemes) {
        if (graphemes.size() != 1) {
            StringBuilder text = new StringBuilder();
            graphemes.forEach(grapheme -> text.append(drawn(grapheme)));
            return Strings.of("wire.selected.text", text);
        }
        Grapheme grapheme = graphemes.getFirst();
        if (grapheme.kind() == Grapheme.Kind.INVALID) {
            return Strings.of(
                    "wire.selected.invalid",
                    content.charset(WireContent.Part.BODY).name());
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
