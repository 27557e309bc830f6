package switchboard.terminal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds encodings by the names that people type. Stateless and thread-safe. */
public final class CharsetNames {
    /** The encodings that are offered for a choice, by how often clients of the world use them. */
    private static final List<String> USUAL = List.of(
            "UTF-8",
            "windows-1252",
            "ISO-8859-1",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "KOI8-R",
            "IBM437",
            "IBM850",
            "GBK",
            "GB18030",
            "Big5",
            "Shift_JIS",
            "EUC-JP",
            "EUC-KR",
            "UTF-16LE",
            "UTF-16BE");

    /** The most names that are proposed for a mistyped one. */
    private static final int MOST_NEAR = 3;

    private CharsetNames() {}

    /** Returns the encodings that are offered for a choice. */
    public static List<Charset> usual() {
        return USUAL.stream().filter(Charset::isSupported).map(Charset::forName).toList();
    }

    /** Returns the encoding with a name, in any case, or one of its other names; empty if there is none. */
    public static Optional<Charset> find(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Returns the encodings whose names are nearest to a mistyped one, with commas between them. */
    public static String near(String typed) {
        Map<String, String> names = new HashMap<>();
        Charset.availableCharsets().values().forEach(charset -> {
            names.put(charset.name().toLowerCase(Locale.ROOT), charset.name());
            charset.aliases().forEach(alias -> names.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset.name()));
        });
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<String> near = new ArrayList<>();
        names.keySet().stream()
                .sorted(Comparator.<String>comparingInt(name -> Suggestions.distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> names.getOrDefault(name, name))
                .distinct()
                .limit(MOST_NEAR)
                .forEach(near::add);
        return String.join(", ", near);
    }
}
