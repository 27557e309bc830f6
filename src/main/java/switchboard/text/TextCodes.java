package switchboard.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All codes that there are. */
public final class TextCodes {
    private static final Map<String, TextCode> BY_ID =
            all().stream().collect(Collectors.toUnmodifiableMap(TextCode::id, Function.identity()));

    private TextCodes() {}

    /** Return the codes of all areas. */
    public static List<TextCode> all() {
        Stream<TextCode[]> areas = Stream.of(
                CommonText.values(),
                RepairText.values(),
                ServerText.values(),
                SystemText.values(),
                TlsText.values(),
                WireText.values());
        return areas.flatMap(Arrays::stream).toList();
    }

    /** Return the code of an {@link TextCode#id()}; empty if it is none that this program knows. */
    static Optional<TextCode> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
