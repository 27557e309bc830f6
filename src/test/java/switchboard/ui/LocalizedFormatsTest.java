package switchboard.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class LocalizedFormatsTest {
    private static List<String> written(String language) {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(language));
            return List.of(
                    LocalizedFormats.count(1_234_567),
                    LocalizedFormats.oneDecimal(0.25),
                    LocalizedFormats.bytes(1_234),
                    LocalizedFormats.duration(187),
                    LocalizedFormats.duration(3_723),
                    LocalizedFormats.time("HH:mm:ss").format(LocalTime.of(12, 34, 56)));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "und   | 1,234,567 | 0.2 | 1.2 kB | 03:07 | 1:02:03 | 12:34:56",
                "de-DE | 1.234.567 | 0,2 | 1,2 kB | 03:07 | 1:02:03 | 12:34:56",
                "ar-EG | ١٬٢٣٤٬٥٦٧ | ٠٫٢ | ١٫٢ kB | ٠٣:٠٧ | ١:٠٢:٠٣ | ١٢:٣٤:٥٦",
                "fa-IR | ۱٬۲۳۴٬۵۶۷ | ۰٫۲ | ۱٫۲ kB | ۰۳:۰۷ | ۱:۰۲:۰۳ | ۱۲:۳۴:۵۶",
            })
    void numbersAndTimesAreInTheUsersDigits(
            String language, String count, String oneDecimal, String bytes, String minutes, String hours, String time) {
        assertEquals(List.of(count, oneDecimal, bytes, minutes, hours, time), written(language));
    }

    @Test
    void bytesAreInTheUnitThatNeedsFewDigits() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            assertEquals("0 B", LocalizedFormats.bytes(0));
            assertEquals("999 B", LocalizedFormats.bytes(999));
            assertEquals("1.0 kB", LocalizedFormats.bytes(1_000));
            assertEquals("1.0 MB", LocalizedFormats.bytes(999_999));
            assertEquals("9,223,372.0 TB", LocalizedFormats.bytes(Long.MAX_VALUE));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void differencesAndSpansOfTimeHaveFewDigits() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            assertEquals("+0.412", LocalizedFormats.difference(412_999));
            assertEquals("−1.000", LocalizedFormats.difference(-1_000_000));
            assertEquals("+59.9", LocalizedFormats.difference(59_999_999));
            assertEquals("+03:07", LocalizedFormats.difference(187_000_000));
            assertEquals("+5 h", LocalizedFormats.difference(5 * 3_600_000_000L));
            assertEquals("0.4 ms", LocalizedFormats.elapsed(400));
            assertEquals("412 ms", LocalizedFormats.elapsed(412_999));
            assertEquals("1.2 s", LocalizedFormats.elapsed(1_200_000));
            assertEquals("03:07", LocalizedFormats.elapsed(187_000_000));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
