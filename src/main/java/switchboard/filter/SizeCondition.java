package switchboard.filter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.filter.ResolvedFilter.Measure;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the length of a message's body in bytes compares to a bound. Typed as {@code size>1000}, {@code
 * size<=4k} or {@code size:100..200}; the units are those of the command line: {@code 4k} and {@code 4KiB} are 4 ×
 * 1,024 bytes, {@code 4kB} is 4 × 1,000. Immutable.
 */
public record SizeCondition(Comparison comparison, long bytes) implements Condition {
    static final FilterKey KEY = FilterKey.compared("size", (token, value, reference) -> read(token, value))
            .begins("size>")
            .completed((completions, lead, typed) ->
                    completions.offerExamples(lead, typed, List.of("100", "1k", "64k", "1M", "100..1000")));

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2}|\\d{10,18}(?=b?$))(b|k|kib|kb|m|mib|mb|g|gib|gb)?");

    private static BoundedValue read(Token token, String value) throws FilterSyntaxException {
        Matcher matcher = SIZE.matcher(value.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw token.wrong(value);
        }
        long count = Long.parseLong(matcher.group(1).replace(",", ""));
        return BoundedValue.point(count * unit(matcher.group(2)), SizeCondition::new);
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

    @Override
    public String typed(TimeReference reference) {
        return "size" + comparison.sign() + bytes;
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.of("size", comparison.key()).with(bytes);
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.Compared(Measure.SIZE, comparison, bytes);
    }
}
