package switchboard.wire.framing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import switchboard.text.FramingText;
import switchboard.wire.Escapes;
import switchboard.wire.part.BcdField;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.Leb128Field;
import switchboard.wire.part.LengthField;
import switchboard.wire.part.Padding;

/**
 * Parses the description of a framing: settings with commas between them, the first of which says the kind.
 *
 * <p>{@code u32le,counts=itself}, {@code begin=\x02,end=\x03}, {@code size=16}, {@code pause=50ms}. A preset's name
 * stands for its settings, which those behind it change: {@code mllp,keep=end}.
 *
 * <p>Stateless and thread-safe.
 */
final class DescriptionParser {
    /** The largest size of a message of {@code size=}, in bytes: as much as a server takes at most. */
    private static final int LARGEST_SIZE = 16 << 20;

    private static final int LONGEST_PAUSE = 60_000;
    private static final int MOST_BEFORE = 64;
    private static final int MOST_ADJUST = 65_536;

    private static final Pattern NUMBERED = Pattern.compile("(header|zero|bcd)([1-9][0-9]{0,3})");
    private static final Pattern BINARY = Pattern.compile("u(8|16|24|32|64)|u(16|24|32|64)le");

    private static final Map<String, Padding> PADDINGS = byWord(Padding.values(), Padding::word);
    private static final Map<String, Counting> COUNTINGS = byWord(Counting.values(), Counting::word);
    private static final Map<String, RecordEnds.Keeping> KEEPINGS =
            byWord(RecordEnds.Keeping.values(), RecordEnds.Keeping::word);

    private DescriptionParser() {}

    private static <T> Map<String, T> byWord(T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(word, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Returns the framing that a text describes.
     *
     * @param presets the framings with names
     * @throws FramingException if there is no such framing, with the position where there is one
     */
    static Framing parse(String text, Map<String, Framing> presets) {
        String first = DescriptionSettings.word(text, 0);
        Framing preset = presets.get(text);
        if (preset != null) {
            return preset;
        }
        if (first.length() == text.length()) {
            return field(first)
                    .map(LengthPrefix::of)
                    .orElseThrow(() -> new FramingException(FramingText.NAME_UNKNOWN.with(Escapes.text(text))));
        }
        return switch (text.charAt(first.length())) {
            case '=' -> ofSetting(first, text);
            case ',' -> changed(first, text, presets);
            default -> throw new FramingException(FramingText.NAME_UNKNOWN.with(Escapes.text(text)));
        };
    }

    /** Parses a text that begins with a setting. */
    private static Framing ofSetting(String first, String text) {
        return switch (first) {
            case "size" -> fixedSize(text);
            case "pause" ->
                new RawFraming(new DescriptionSettings(text, 0, List.of("pause")).number("pause", 1, LONGEST_PAUSE));
            case "begin", "end" -> {
                DescriptionSettings settings = recordSettings(text, 0);
                if (!settings.has("end")) {
                    throw FramingException.at(text.length(), FramingText.END_MISSING.with());
                }
                yield records(settings, RecordEnds.of("", settings.ends().toArray(BytePattern[]::new)));
            }
            default -> throw noKind(first);
        };
    }

    /** Parses a text that begins with a name and changes it. */
    private static Framing changed(String first, String text, Map<String, Framing> presets) {
        Optional<LengthField> field = field(first);
        Framing usual = field.isPresent() ? LengthPrefix.of(field.get()) : presets.get(first);
        if (usual == null) {
            throw noKind(first);
        }
        return switch (usual) {
            case LengthPrefix known -> length(text, first.length(), known);
            case RecordEnds known -> records(recordSettings(text, first.length()), known);
            default -> throw FramingException.at(first.length(), FramingText.SETTINGS_NONE.with(first));
        };
    }

    private static FramingException noKind(String first) {
        return FramingException.at(0, FramingText.KIND_UNKNOWN.with(Escapes.text(first)));
    }

    /** Returns the length with a name; empty if there is none. */
    private static Optional<LengthField> field(String name) {
        if (BINARY.matcher(name).matches()) {
            boolean lowestFirst = name.endsWith("le");
            int bits = Integer.parseInt(name, 1, name.length() - (lowestFirst ? 2 : 0), 10);
            return Optional.of(new BinaryField(bits / 8, lowestFirst));
        }
        if (name.equals("leb128")) {
            return Optional.of(new Leb128Field());
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(numbered.group(2));
        return switch (numbered.group(1)) {
            case "header" -> Optional.of(new DecimalField(width, Padding.SPACE));
            case "zero" -> Optional.of(new DecimalField(width, Padding.ZERO));
            default -> width <= BcdField.WIDEST ? Optional.of(new BcdField(width)) : Optional.empty();
        };
    }

    private static Framing length(String text, int from, LengthPrefix usual) {
        boolean decimal = usual.field() instanceof DecimalField;
        DescriptionSettings settings = new DescriptionSettings(
                text,
                from,
                decimal
                        ? List.of("pad", "before", "offset", "end", "counts", "adjust")
                        : List.of("before", "offset", "end", "counts", "adjust"));
        LengthField field = settings.has("pad")
                ? new DecimalField(usual.field().width(), settings.choice("pad", PADDINGS))
                : usual.field();
        if (settings.has("before") && settings.has("offset")) {
            throw FramingException.at(settings.place("offset"), FramingText.BEFORE_TWICE.with());
        }
        BytePattern before = settings.has("before")
                ? settings.bytes("before", true)
                : settings.has("offset") ? BytePattern.any(settings.number("offset", 1, MOST_BEFORE)) : usual.before();
        BytePattern end = settings.has("end") ? settings.bytes("end", false) : usual.end();
        Counting counts = settings.has("counts") ? settings.choice("counts", COUNTINGS) : usual.counts();
        if (settings.has("counts") && counts != Counting.ALL && counts.isOfEnd() && end.isEmpty()) {
            throw FramingException.at(settings.place("counts"), FramingText.COUNTS_NO_END.with());
        }
        int adjust = settings.has("adjust") ? settings.number("adjust", -MOST_ADJUST, MOST_ADJUST) : usual.adjust();
        try {
            return new LengthPrefix("", field, before, end, counts, adjust);
        } catch (FramingException tooSmall) {
            throw FramingException.at(0, tooSmall.text());
        }
    }

    private static DescriptionSettings recordSettings(String text, int from) {
        return new DescriptionSettings(text, from, List.of("begin", "end", "keep", "escape"));
    }

    private static Framing records(DescriptionSettings settings, RecordEnds usual) {
        BytePattern begin = settings.has("begin") ? settings.bytes("begin", false) : usual.begin();
        List<BytePattern> ends = settings.has("end") ? settings.ends() : usual.ends();
        RecordEnds.Keeping keeps = settings.has("keep") ? settings.choice("keep", KEEPINGS) : usual.keeps();
        if (keeps.begin && begin.isEmpty()) {
            throw FramingException.at(settings.place("keep"), FramingText.KEEPS_NO_BEGIN.with());
        }
        boolean slip = settings.has("escape") ? settings.choice("escape", Map.of("slip", true)) : usual.slip();
        RecordEnds made = new RecordEnds("", begin, ends, keeps, slip);
        if (slip && !made.isOfSlip()) {
            throw FramingException.at(settings.place("escape"), FramingText.SLIP_UNFIT.with());
        }
        return made;
    }

    private static Framing fixedSize(String text) {
        DescriptionSettings settings = new DescriptionSettings(text, 0, List.of("size", "fill"));
        int size = settings.number("size", 1, LARGEST_SIZE);
        BytePattern fill = settings.has("fill") ? settings.bytes("fill", false) : BytePattern.EMPTY;
        if (fill.length() > 1) {
            throw FramingException.at(settings.place("fill"), FramingText.FILL_ONE.with());
        }
        return new FixedSize(size, fill.isEmpty() ? -1 : fill.bytes()[0] & 0xFF);
    }
}
