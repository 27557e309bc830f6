package switchboard.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class DerEncoderTest {
    /** RFC 5280, 4.1.2.5: UTCTime (tag 0x17) through the year 2049, GeneralizedTime (tag 0x18) from 2050 on. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 23, 261122120000Z",
        "2049-12-31T23:59:59Z, 23, 491231235959Z",
        "2050-01-01T00:00:00Z, 24, 20500101000000Z"
    })
    void datesThrough2049AreWrittenWithTwoDigitsOfTheYear(Instant time, int tag, String text) {
        byte[] encoded = DerEncoder.time(time);
        assertEquals(tag, encoded[0]);
        assertEquals(text.length(), encoded[1]);
        assertEquals(text, new String(encoded, 2, text.length(), StandardCharsets.US_ASCII));
    }
}
