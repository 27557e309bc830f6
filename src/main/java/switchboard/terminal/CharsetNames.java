package switchboard.terminal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
    private static final int MOST_NEAR = 5;

    /** The number of letters from which a name may have two wrong ones. */
    private static final int SHORT = 5;

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

    /**
     * Returns the encodings that a mistyped name may mean, the nearest first, with commas between them.
     *
     * <p>A name is near if one or two of its letters are others, or if it begins with what was typed. Empty if none is.
     */
    public static Optional<String> near(String typed) {
        Map<String, String> names = new HashMap<>();
        Charset.availableCharsets().values().forEach(charset -> {
            names.put(charset.name().toLowerCase(Locale.ROOT), charset.name());
            charset.aliases().forEach(alias -> names.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset.name()));
        });
        String word = typed.strip().toLowerCase(Locale.ROOT);
        String near = names.keySet().stream()
                .filter(name -> isNear(word, name))
                .sorted(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> names.getOrDefault(name, name))
                .distinct()
                .limit(MOST_NEAR)
                .collect(Collectors.joining(", "));
        return near.isEmpty() ? Optional.empty() : Optional.of(near);
    }

    private static boolean isNear(String word, String name) {
        // In a short name, two other letters make another name.
        return distance(word, name) <= (Math.min(word.length(), name.length()) < SHORT ? 1 : 2);
    }

    private static int distance(String word, String name) {
        return word.length() >= 2 && name.startsWith(word) ? 1 : Suggestions.distance(word, name);
    }
}
