package switchboard.filter;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.filter.ResolvedFilter.Measure;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the time of a message compares to a bound. Typed as {@code time>13:05}, {@code time:13:05..13:10},
 * {@code after:}, {@code since:}, {@code before:}, {@code until:} or {@code last:5m}. Immutable.
 *
 * @param comparison the relation of the message's time to the bound
 * @param micros the bound in microseconds since 1970, UTC
 */
public record TimeCondition(Comparison comparison, long micros) implements Condition {
    static final FilterKey TIME = FilterKey.comparedBy(
                    "time",
                    (token, reference) -> RepeatedHour.both(again ->
                            RangeParser.of(token, reference, (part, value, day) -> value(part, value, day, again))))
            .begins("time>")
            .completed((completions, lead, typed) -> offer(completions, lead, typed, lead.endsWith(":")));
    static final FilterKey AFTER = point("after", BoundedValue::from).begins("after:");
    static final FilterKey SINCE = point("since", BoundedValue::from);
    static final FilterKey BEFORE =
            point("before", value -> value.compared(Comparison.LESS)).begins("before:");
    static final FilterKey UNTIL = point("until", BoundedValue::upTo);
    static final FilterKey LAST = FilterKey.plain("last", TimeCondition::last)
            .begins("last:5m")
            .completed((completions, lead, typed) ->
                    completions.offerExamples(lead, typed, List.of("1m", "5m", "15m", "1h", "1d")));

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|sec|m|min|h|d)");

    /** Returns a key whose value is a single time. */
    private static FilterKey point(String name, Function<BoundedValue, Filter> bound) {
        return FilterKey.plain(
                        name,
                        (token, reference) -> RepeatedHour.both(
                                again -> bound.apply(value(token, token.unquoted(), reference, again))))
                .completed((completions, lead, typed) -> offer(completions, lead, typed, false));
    }

    private static BoundedValue value(Token token, String value, TimeReference reference, boolean again)
            throws FilterSyntaxException {
        return TimeValue.of(value, reference, again).orElseThrow(() -> token.wrong(value));
    }

    private static Filter last(Token token, TimeReference reference) throws FilterSyntaxException {
        String value = token.unquoted();
        Matcher matcher = DURATION.matcher(value.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw token.wrong(value);
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> 1_000;
            case "m", "min" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 1_000_000;
        };
        long micros = Long.parseLong(matcher.group(1)) * unit;
        long now = reference.now();
        return new TimeCondition(Comparison.AT_LEAST, now < Long.MIN_VALUE + micros ? 0 : now - micros);
    }

    private static void offer(Completions completions, String lead, String typed, boolean withRange) {
        TimeReference reference = completions.vocabulary().reference();
        ZonedDateTime now = TimeReference.instant(reference.now()).atZone(reference.zone());
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        String present = clock.format(now);
        String before = clock.format(now.minusMinutes(5));
        List<String> examples = new ArrayList<>(List.of(
                before,
                present,
                "today",
                "yesterday",
                now.toLocalDate().toString(),
                now.toLocalDate() + "T" + present));
        if (withRange) {
            examples.add(2, before + ".." + present);
        }
        completions.offerExamples(lead, typed, examples);
    }

    @Override
    public String typed(TimeReference reference) {
        LocalDateTime there =
                TimeReference.instant(micros).atZone(reference.zone()).toLocalDateTime();
        boolean isClear = isClear(there, reference);
        LocalDateTime written = isClear
                ? there
                : TimeReference.instant(micros).atOffset(ZoneOffset.UTC).toLocalDateTime();
        String time = padded(written.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        return "time" + comparison.sign() + time + (isClear ? "" : "Z");
    }

    /** Returns whether the clocks show a time once only. */
    private static boolean isClear(LocalDateTime there, TimeReference reference) {
        return reference.zone().getRules().getValidOffsets(there).size() == 1;
    }

    /** Pads a time to microseconds if it is compared for equality, because fewer digits would mean the whole second. */
    private String padded(String written) {
        if (comparison != Comparison.EQUAL) {
            return written;
        }
        int point = written.indexOf('.');
        int digits = point < 0 ? 0 : written.length() - point - 1;
        return written + (point < 0 ? "." : "") + "0".repeat(6 - digits);
    }

    @Override
    public CodedText described(DescriptionContext context) {
        TimeReference reference = context.reference();
        LocalDateTime there =
                TimeReference.instant(micros).atZone(reference.zone()).toLocalDateTime();
        boolean isWholeSecond = there.equals(there.truncatedTo(ChronoUnit.SECONDS));
        String clock = there.toLocalTime()
                .format(
                        isWholeSecond
                                ? DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                                : DateTimeFormatter.ISO_LOCAL_TIME);
        String time = (there.toLocalDate().equals(reference.day()) ? "" : there.toLocalDate() + " ")
                + clock
                + (isClear(there, reference)
                        ? ""
                        : " UTC" + reference.zone().getRules().getOffset(TimeReference.instant(micros)));
        return FilterLanguageText.of("time", comparison.key()).with(time);
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.Compared(Measure.TIME, comparison, micros);
    }
}
