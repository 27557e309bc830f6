package switchboard.ui.export;

import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Optional;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;

/** The character between the columns of a table. Immutable. */
enum CsvSeparator {
    COMMA(',', "export.separator.comma"),
    SEMICOLON(';', "export.separator.semicolon"),
    TAB('\t', "export.separator.tab");

    private final char character;
    private final String key;

    CsvSeparator(char character, String key) {
        this.character = character;
        this.key = key;
    }

    char character() {
        return character;
    }

    /** Returns the separator with a character; empty if there is none. */
    static Optional<CsvSeparator> of(String character) {
        return Arrays.stream(values())
                .filter(one -> String.valueOf(one.character).equals(character))
                .findFirst();
    }

    /**
     * Returns the separator that spreadsheets expect in the user's region: a semicolon where numbers have a decimal
     * comma.
     */
    static CsvSeparator ofRegion() {
        return DecimalFormatSymbols.getInstance(LocalizedFormats.locale()).getDecimalSeparator() == ','
                ? SEMICOLON
                : COMMA;
    }

    /** Returns its name in the user's language. */
    @Override
    public String toString() {
        return Strings.of(key);
    }
}
