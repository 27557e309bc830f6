package switchboard.wire.framing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.text.FramingText;
import switchboard.wire.Escapes;
import switchboard.wire.part.BytePattern;

/**
 * The settings of a description, {@code name=value} with commas between them, each with its position.
 *
 * <p>Used by one thread.
 */
final class DescriptionSettings {
    /** A value with the index of its first character. */
    private record Value(String text, int at) {}

    private final String text;
    private final Map<String, Value> values = new HashMap<>();
    private int at;

    /** Creates the settings that begin at {@code from}: with a comma, or with the first setting at 0. */
    DescriptionSettings(String text, int from, List<String> known) {
        this.text = text;
        this.at = from;
        if (from == 0) {
            setting(known);
        }
        while (at < text.length()) {
            at++;
            setting(known);
        }
    }

    /** Returns the letters, digits and hyphens of {@code text} from {@code from}. */
    static String word(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return text.substring(from, end);
    }

    /** Reads one setting: its name, an equals sign and its value up to the next comma. */
    private void setting(List<String> known) {
        int start = at;
        String name = word(text, start);
        at += name.length();
        if (!known.contains(name)) {
            throw FramingException.at(
                    start, FramingText.SETTING_UNKNOWN.with(Escapes.text(name), String.join(", ", known)));
        }
        if (at == text.length() || text.charAt(at) != '=') {
            throw FramingException.at(at, FramingText.VALUE_MISSING.with(name));
        }
        at++;
        int from = at;
        while (at < text.length() && text.charAt(at) != ',') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        if (values.put(name, new Value(text.substring(from, at), from)) != null) {
            throw FramingException.at(start, FramingText.SETTING_TWICE.with(name));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the index of a setting's value; 0 if it has none. */
    int place(String name) {
        Value value = values.get(name);
        return value == null ? 0 : value.at;
    }

    private String value(String name) {
        Value value = values.get(name);
        return value == null ? "" : value.text;
    }

    /** Returns the bytes of a setting. */
    BytePattern bytes(String name, boolean mayBeAny) {
        PatternParser parser = new PatternParser(text, place(name), mayBeAny);
        BytePattern bytes = parser.parse();
        if (parser.isAtBar()) {
            throw FramingException.at(parser.at(), FramingText.ONE_ONLY.with(name));
        }
        return bytes;
    }

    /** Returns the ends of a record, which bars separate. */
    List<BytePattern> ends() {
        List<BytePattern> ends = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = place("end");
        for (boolean more = true; more; ) {
            PatternParser parser = new PatternParser(text, from, false);
            BytePattern end = parser.parse();
            if (ends.contains(end)) {
                throw FramingException.at(from, FramingText.END_TWICE.with(end.words()));
            }
            ends.add(end);
            places.add(from);
            more = parser.isAtBar();
            from = parser.at() + 1;
        }
        for (int i = 0; i < ends.size(); i++) {
            int place = places.get(i);
            RecordEnds.hidden(ends.get(i), ends).ifPresent(reason -> {
                throw FramingException.at(place, reason);
            });
        }
        return ends;
    }

    /** Returns the number of a setting; {@code ms} may stand behind it if it is a time. */
    int number(String name, int least, int most) {
        String digits = name.equals("pause") ? value(name).replaceFirst("ms$", "") : value(name);
        boolean fits = digits.matches(least < 0 ? "[-+]?[0-9]{1,9}" : "[0-9]{1,9}");
        int number = fits ? Integer.parseInt(digits) : 0;
        if (!fits || number < least || number > most) {
            throw FramingException.at(place(name), FramingText.NUMBER_UNFIT.with(name, least, most));
        }
        return number;
    }

    /** Returns the meaning of a setting's word. */
    <T> T choice(String name, Map<String, T> possible) {
        return Optional.ofNullable(possible.get(value(name)))
                .orElseThrow(() -> FramingException.at(
                        place(name),
                        FramingText.WORD_UNFIT.with(
                                name, String.join(", ", possible.keySet()), Escapes.text(value(name)))));
    }
}
