package switchboard.ui;

import java.text.NumberFormat;
import java.util.Locale;

/** Writes numbers for people. Any thread. */
public final class Quantities {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Quantities() {}

    /** Return a whole number with its thousands apart. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
                .format(count);
    }

    /** Return bytes in the unit that needs few digits: {@code 512 B}, {@code 1.2 kB}. */
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
        NumberFormat format = NumberFormat.getNumberInstance(Locale.getDefault(Locale.Category.FORMAT));
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value) + " " + UNITS[unit];
    }
}
