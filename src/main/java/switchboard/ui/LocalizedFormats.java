package switchboard.ui;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Formats numbers, byte counts, durations and times in the digits and with the separators of the user's language.
 * Thread-safe.
 *
 * <p>All formatting for people in the window goes through this class. Text for programs, such as files, queries and
 * protocols, uses {@link Locale#ROOT} instead.
 */
public final class LocalizedFormats {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private LocalizedFormats() {}

    /** Returns the locale in which the user reads numbers. */
    public static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** Returns a whole number with grouping separators. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(locale()).format(count);
    }

    /** Returns a number with exactly one fraction digit. */
    public static String oneDecimal(double number) {
        return decimals(number, 1);
    }

    private static String decimals(double number, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    /** Returns a byte count in a decimal unit (1 kB = 1000 B) with few digits: {@code 512 B}, {@code 1.2 kB}. */
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
        return oneDecimal(value) + " " + UNITS[unit];
    }

    /**
     * Returns the difference between two times in at most six characters where it is below a day: {@code +0.412},
     * {@code +12.3}, {@code +03:07}, {@code +5 h}; with a minus sign if the clock was set back.
     */
    public static String difference(long micros) {
        long size = Math.abs(micros);
        return (micros < 0 ? "−" : "+")
                + (size < 10_000_000
                        ? decimals(size / 1000 / 1e3, 3)
                        : size < 60_000_000
                                ? decimals(size / 100_000 / 10.0, 1)
                                : size < 3_600_000_000L
                                        ? duration(size / 1_000_000)
                                        : count(size / 3_600_000_000L) + " h");
    }

    /** Returns a time that something took with few digits: {@code 0.4 ms}, {@code 412 ms}, {@code 1.2 s}, {@code 03:07}. */
    public static String elapsed(long micros) {
        if (micros < 10_000) {
            return oneDecimal(micros / 1e3) + " ms";
        }
        if (micros < 1_000_000) {
            return count(micros / 1000) + " ms";
        }
        return micros < 60_000_000 ? oneDecimal(micros / 100_000 / 10.0) + " s" : duration(micros / 1_000_000);
    }

    /** Returns a duration as minutes and seconds, with hours only from one hour on: {@code 03:07}. */
    public static String duration(long seconds) {
        String rest = String.format(locale(), "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? rest : String.format(locale(), "%d:%s", seconds / 3600, rest);
    }

    /** Returns a formatter for a time of day by a pattern of {@link DateTimeFormatter}. */
    public static DateTimeFormatter time(String pattern) {
        return inUsersDigits(DateTimeFormatter.ofPattern(pattern, locale()));
    }

    /** Returns a formatter for a date of medium length: {@code 24 Jan 2026}. */
    public static DateTimeFormatter day() {
        return inUsersDigits(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    private static DateTimeFormatter inUsersDigits(DateTimeFormatter format) {
        return format.withDecimalStyle(DecimalStyle.of(locale()));
    }
}
