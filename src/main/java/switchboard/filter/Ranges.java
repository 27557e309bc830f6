package switchboard.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads comparisons and ranges: {@code >5}, {@code :3..7}, {@code :3..}. Stateless. */
final class Ranges {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|sec|m|min|h|d)");

    /** Reads one value. */
    interface Reader {
        Stretch read(Token token, String value) throws MisunderstoodException;
    }

    private Ranges() {}

    static Filter of(Token token, Reader reader) throws MisunderstoodException {
        String value = Quotes.unquoted(token.value());
        int dots = value.indexOf("..");
        if (dots < 0) {
            return reader.read(token, value).compared(comparison(token.sign()));
        }
        String first = value.substring(0, dots);
        String last = value.substring(dots + 2);
        boolean isRange = token.sign().equals(":") || token.sign().equals("=");
        if (!isRange || (first.isEmpty() && last.isEmpty())) {
            throw wrong(token, value);
        }
        List<Filter> bounds = new ArrayList<>(2);
        if (!first.isEmpty()) {
            bounds.add(reader.read(token, first).from());
        }
        if (!last.isEmpty()) {
            bounds.add(reader.read(token, last).upTo());
        }
        return Filter.all(bounds);
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">=" -> Comparison.AT_LEAST;
            case ">" -> Comparison.MORE;
            default -> Comparison.EQUAL;
        };
    }

    /** Read {@code last:5m}. */
    static Filter last(Token token, Moment moment) throws MisunderstoodException {
        String value = Quotes.unquoted(token.value());
        Matcher matcher = DURATION.matcher(value.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(token, value);
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> 1_000;
            case "m", "min" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 1_000_000;
        };
        long micros = Long.parseLong(matcher.group(1)) * unit;
        return new Filter.Time(Comparison.AT_LEAST, moment.now() < Long.MIN_VALUE + micros ? 0 : moment.now() - micros);
    }

    private static MisunderstoodException wrong(Token token, String value) {
        return new MisunderstoodException(
                token.valueAt(),
                token.end(),
                "wrong.value",
                token.key(),
                Words.quoted(value),
                Words.of("example." + token.key()));
    }
}
