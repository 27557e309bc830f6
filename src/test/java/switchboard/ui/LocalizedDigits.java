package switchboard.ui;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** Converts expected English sentences to the digits and separators of the user's language. Thread-safe. */
public final class LocalizedDigits {
    /** A number that is not part of a name or of a code point. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w+#])[0-9]+([.,:][0-9]+)*(?!\\w)");

    private LocalizedDigits() {}

    /** Returns an English sentence with each number in the user's digits and separators. */
    public static String ofUser(String sentence) {
        return NUMBER.matcher(sentence).replaceAll(number -> written(number.group()));
    }

    private static String written(String number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
        StringBuilder text = new StringBuilder(number.length());
        for (char sign : number.toCharArray()) {
            text.append(
                    switch (sign) {
                        case ',' -> symbols.getGroupingSeparator();
                        case '.' -> symbols.getDecimalSeparator();
                        case ':' -> sign;
                        default -> (char) (symbols.getZeroDigit() + sign - '0');
                    });
        }
        return text.toString();
    }
}
