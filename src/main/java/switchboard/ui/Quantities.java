package switchboard.ui;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes numbers and times for people, in the digits and with the separators of the user's language. Any thread.
 *
 * <p>The one place of the window that knows that language. Whatever a program reads, such as a file, a query or a
 * protocol, is written with {@link Locale#ROOT} instead.
 */
public final class Quantities {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Quantities() {}

    /** Returns the language in which the user writes numbers. */
    static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** Returns a whole number with its thousands apart. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(locale()).format(count);
    }

    /** Returns a number with one digit behind the decimal separator. */
    public static String tenths(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** Returns bytes in the unit that needs few digits: {@code 512 B}, {@code 1.2 kB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return count(bytes) + " B";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return tenths(value) + " " + UNITS[unit];
    }

    /** Returns a span of time as minutes and seconds, with hours only when there are any: {@code 03:07}. */
    public static String span(long seconds) {
        String rest = String.format(locale(), "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? rest : String.format(locale(), "%d:%s", seconds / 3600, rest);
    }

    /** Returns what writes the time of day by a pattern of {@link DateTimeFormatter}. */
    public static DateTimeFormatter time(String pattern) {
        return inUsersDigits(DateTimeFormatter.ofPattern(pattern, locale()));
    }

    /** Returns what writes a day: {@code 24 Jan 2026}. */
    public static DateTimeFormatter day() {
        return inUsersDigits(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    private static DateTimeFormatter inUsersDigits(DateTimeFormatter format) {
        return format.withDecimalStyle(DecimalStyle.of(locale()));
    }
}
