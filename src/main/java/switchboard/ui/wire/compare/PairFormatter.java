package switchboard.ui.wire.compare;

import java.util.ArrayList;
import java.util.List;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.wire.bytes.ByteFormatter;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.compare.MessagePair.AlignedPart;

/** Says what differs between two messages. Thread-safe. */
final class PairFormatter {
    private PairFormatter() {}

    /** Returns one sentence for the header, one for the body and one for the end, as far as there are such parts. */
    static String sentence(MessagePair pair) {
        if (pair.parts().isEmpty()) {
            return Strings.of("compare.both.empty");
        }
        if (pair.isEqual()) {
            return Strings.of("compare.equal", pair.first().bytes().length);
        }
        List<String> sentences = new ArrayList<>();
        for (AlignedPart part : pair.parts()) {
            sentences.add(sentence(pair, part));
        }
        return String.join(" ", sentences);
    }

    private static String sentence(MessagePair pair, AlignedPart part) {
        String name = part.part().name().toLowerCase(java.util.Locale.ROOT);
        String first = number(pair.first());
        String second = number(pair.second());
        if (part.isEqual()) {
            return Strings.of("compare." + name + ".equal", part.first().length());
        }
        if (part.first().isEmpty() || part.second().isEmpty()) {
            boolean inFirst = part.second().isEmpty();
            return Strings.of(
                    "compare." + name + ".only",
                    inFirst ? first : second,
                    (inFirst ? part.first() : part.second()).length());
        }
        if (part.part() == WireContent.Part.HEADER && haveOtherLengths(pair)) {
            return Strings.of(
                    "compare.header.lengths",
                    first,
                    LocalizedFormats.count(pair.first().declaredLength().getAsLong()),
                    second,
                    LocalizedFormats.count(pair.second().declaredLength().getAsLong()));
        }
        String differ = Strings.of(
                "compare." + name + ".differ",
                part.alignment().differing(),
                LocalizedFormats.count(part.alignment().nextDifference(0) + 1L));
        return differ + longer(part, first, second);
    }

    private static boolean haveOtherLengths(MessagePair pair) {
        return pair.first().declaredLength().isPresent()
                && pair.second().declaredLength().isPresent()
                && !pair.first().declaredLength().equals(pair.second().declaredLength());
    }

    private static String longer(AlignedPart part, String first, String second) {
        int more = part.second().length() - part.first().length();
        return more == 0 ? "" : " " + Strings.of("compare.longer", more > 0 ? second : first, Math.abs(more));
    }

    /** Returns a description of the bytes in a column. */
    static String column(MessagePair pair, AlignedPart part, int column) {
        int inFirst = part.alignment().firstAt(column);
        int inSecond = part.alignment().secondAt(column);
        if (inFirst == ByteAlignment.NONE) {
            return Strings.of("compare.column.only", number(pair.second()), inSecond, hex(pair.second(), inSecond));
        }
        if (inSecond == ByteAlignment.NONE) {
            return Strings.of("compare.column.only", number(pair.first()), inFirst, hex(pair.first(), inFirst));
        }
        return Strings.of(
                part.alignment().differs(column) ? "compare.column.differs" : "compare.column.equal",
                number(pair.first()),
                inFirst,
                hex(pair.first(), inFirst),
                number(pair.second()),
                inSecond,
                hex(pair.second(), inSecond));
    }

    private static String hex(WireContent content, int at) {
        return ByteFormatter.hex(content.bytes()[at]);
    }

    static String number(WireContent content) {
        return LocalizedFormats.count(content.logged().number());
    }
}
