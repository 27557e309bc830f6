package switchboard.wire.framing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.Padding;

/**
 * The registry of framings: the presets with their names, and all that a description describes. Names, choices and help
 * texts come from it.
 *
 * <p>Stateless and thread-safe.
 */
public final class Framings {
    /** The default framing, known from the tutorial: 64 bytes of decimal length, padded with spaces. */
    public static final Framing HEADER64 = LengthPrefix.of(new DecimalField(64, Padding.SPACE));

    /** The framing {@code lines}. */
    public static final Framing LINES = RecordEnds.of("lines", BytePattern.of('\n'), BytePattern.of('\r', '\n'));

    /** The framing {@code raw}. */
    public static final Framing RAW = new RawFraming(0);

    /** A description that shows how one is written. */
    public static final String EXAMPLE = "u32le,counts=itself";

    /** All presets in the order in which they are offered. */
    private static final Map<String, Framing> PRESETS = presets(
            HEADER64,
            LengthPrefix.of(new DecimalField(10, Padding.SPACE)),
            LengthPrefix.of(new DecimalField(4, Padding.ZERO)),
            LINES,
            RAW,
            LengthPrefix.of(new BinaryField(2, false)),
            LengthPrefix.of(new BinaryField(4, false)),
            LengthPrefix.of(new BinaryField(2, true)),
            LengthPrefix.of(new BinaryField(4, true)),
            // HL7's Minimal Lower Layer Protocol: VT, the message, FS CR.
            between("mllp", false, BytePattern.of(0x0B), BytePattern.of(0x1C, '\r')),
            between("stx-etx", false, BytePattern.of(0x02), BytePattern.of(0x03)),
            RecordEnds.of("nul", BytePattern.of(0)),
            RecordEnds.of("cr", BytePattern.of('\r')),
            // NMEA 0183 ends each sentence with CR LF.
            RecordEnds.of("nmea", BytePattern.of('\r', '\n'), BytePattern.of('\n')),
            // SCPI (IEEE 488.2) ends with LF; CR before it is white space.
            RecordEnds.of("scpi", BytePattern.of('\n'), BytePattern.of('\r', '\n')),
            // Modbus TCP: transaction, protocol 0, then the length of unit and data.
            new LengthPrefix(
                    "modbus",
                    new BinaryField(2, false),
                    BytePattern.of(BytePattern.ANY, BytePattern.ANY, 0, 0),
                    BytePattern.EMPTY,
                    Counting.BODY,
                    0),
            between("slip", true, BytePattern.of(0xC0), BytePattern.of(0xC0)));

    private Framings() {}

    private static Framing between(String name, boolean slip, BytePattern begin, BytePattern end) {
        return new RecordEnds(name, begin, List.of(end), RecordEnds.Keeping.NOTHING, slip);
    }

    private static Map<String, Framing> presets(Framing... framings) {
        Map<String, Framing> presets = new LinkedHashMap<>();
        for (Framing framing : framings) {
            presets.put(framing.name(), framing);
        }
        return Collections.unmodifiableMap(presets);
    }

    /**
     * Returns the framing with a name or description.
     *
     * @throws FramingException if there is none, with the position of the mistake where there is one
     */
    public static Framing parse(String text) {
        Framing described = DescriptionParser.parse(text, PRESETS);
        return PRESETS.containsKey(text)
                ? described
                : PRESETS.values().stream()
                        .filter(preset -> preset.written().equals(described.written()))
                        .findFirst()
                        .orElse(described);
    }

    /** Returns whether a framing has a name of its own: that of a preset, or of one with another number. */
    public static boolean isNamed(Framing framing) {
        return !framing.name().contains("=");
    }

    /** Returns the framings that are offered for a choice. */
    public static List<Framing> choices() {
        return List.copyOf(PRESETS.values());
    }

    /** Returns the names of the {@linkplain #choices() choices}. */
    public static List<String> names() {
        return List.copyOf(PRESETS.keySet());
    }

    /** Returns the names for a help text, with {@code N} for a number that can be chosen. */
    public static List<String> forms() {
        return Stream.concat(Stream.of(HEADER64.name()), choices().stream().map(Framing::form))
                .distinct()
                .toList();
    }

    /** Returns the choices as a part of a sentence. */
    public static CodedText sentence() {
        CodedText said = FramingText.CHOICE_WIDTHS.with(HEADER64.name());
        for (Framing preset : choices()) {
            boolean offered = preset.form().equals(preset.name());
            if (offered || preset.name().startsWith("zero")) {
                CodedText next = (offered ? FramingText.CHOICE : FramingText.CHOICE_NUMBERS).with(preset.name());
                said = FramingText.LIST.with(said, next);
            }
        }
        return FramingText.LIST_LAST.with(said, FramingText.CHOICE_DESCRIPTION.with(EXAMPLE));
    }
}
