package switchboard.wire.framing;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * The registry of framings. Names, choices and help texts come from it.
 *
 * <p>Stateless and thread-safe.
 */
public final class Framings {
    /** The default framing, known from the tutorial: 64 bytes of decimal length, padded with spaces. */
    public static final Framing HEADER64 = new DecimalPrefix(64, false);

    /** The framing {@code lines}. */
    public static final Framing LINES = new LineFraming();

    /** The framing {@code raw}. */
    public static final Framing RAW = new RawFraming();

    /** All kinds in the order in which they are offered. */
    private static final List<Kind> KINDS = List.of(
            Kind.numbered(FramingText.CHOICE_WIDTHS, width -> new DecimalPrefix(width, false), 64, 10),
            Kind.numbered(FramingText.CHOICE_NUMBERS, width -> new DecimalPrefix(width, true), 4),
            Kind.single(LINES),
            Kind.single(RAW),
            Kind.single(new BinaryPrefix(2)),
            Kind.single(new BinaryPrefix(4)));

    private Framings() {}

    /**
     * Returns the framing with a name.
     *
     * @throws FramingException if no framing has that name
     */
    public static Framing parse(String name) {
        for (Kind kind : KINDS) {
            Matcher matcher = kind.names.matcher(name);
            if (matcher.matches()) {
                return kind.ofNumber.apply(matcher.groupCount() == 0 ? 0 : Integer.parseInt(matcher.group(1)));
            }
        }
        throw new FramingException(FramingText.NAME_UNKNOWN.with(name));
    }

    /** Returns the framings that are offered for a choice. */
    public static List<Framing> choices() {
        return KINDS.stream().flatMap(kind -> kind.examples.stream()).toList();
    }

    /** Returns the names of the {@linkplain #choices() choices}. */
    public static List<String> names() {
        return choices().stream().map(Framing::name).toList();
    }

    /** Returns the names for a help text; in each kind its form takes the place of the last example. */
    public static List<String> forms() {
        return KINDS.stream().flatMap(Kind::forms).toList();
    }

    /** Returns the choices as a part of a sentence. */
    public static CodedText sentence() {
        CodedText said = KINDS.getFirst().inSentence();
        for (Kind kind : KINDS.subList(1, KINDS.size())) {
            FramingText joint = kind == KINDS.getLast() ? FramingText.LIST_LAST : FramingText.LIST;
            said = joint.with(said, kind.inSentence());
        }
        return said;
    }

    /**
     * A kind of framings.
     *
     * @param inList the text for its name in a sentence
     * @param names the pattern of its names; a group holds the number if there is one
     * @param ofNumber creates the framing with a number
     * @param examples the framings that are offered
     */
    private record Kind(FramingText inList, Pattern names, IntFunction<Framing> ofNumber, List<Framing> examples) {
        static Kind single(Framing framing) {
            return new Kind(
                    FramingText.CHOICE,
                    Pattern.compile(Pattern.quote(framing.name())),
                    none -> framing,
                    List.of(framing));
        }

        static Kind numbered(FramingText inList, IntFunction<Framing> ofNumber, int... numbers) {
            List<Framing> examples = IntStream.of(numbers).mapToObj(ofNumber).toList();
            Pattern names = Pattern.compile(examples.getFirst().form().replace("N", "([1-9][0-9]{0,3})"));
            return new Kind(inList, names, ofNumber, examples);
        }

        Stream<String> forms() {
            Stream<String> but = examples.stream().limit(examples.size() - 1).map(Framing::name);
            return Stream.concat(but, Stream.of(examples.getLast().form()));
        }

        CodedText inSentence() {
            return inList.with(examples.getFirst().name());
        }
    }
}
