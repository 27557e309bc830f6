package switchboard.filter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads sizes as the command line does: {@code 1000}, {@code 4k} and {@code 4KiB} of 1,024, {@code 4kB} of 1,000. */
final class SizeValue {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2}|\\d{10,18}(?=b?$))(b|k|kib|kb|m|mib|mb|g|gib|gb)?");

    private SizeValue() {}

    static Stretch of(Token token, String value) throws MisunderstoodException {
        Matcher matcher = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new MisunderstoodException(
                    token.valueAt(),
                    token.end(),
                    "wrong.value",
                    token.key(),
                    Words.quoted(value),
                    Words.of("example.size"));
        }
        long count = Long.parseLong(matcher.group(1).replace(",", ""));
        return Stretch.point(count * unit(matcher.group(2)), Filter.Size::new);
    }

    private static long unit(@Nullable String unit) {
        return unit == null
                ? 1
                : switch (unit) {
                    case "k", "kib" -> 1L << 10;
                    case "kb" -> 1_000;
                    case "m", "mib" -> 1L << 20;
                    case "mb" -> 1_000_000;
                    case "g", "gib" -> 1L << 30;
                    case "gb" -> 1_000_000_000;
                    default -> 1;
                };
    }
}
