package switchboard.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.wire.framing.Framings;

@Timeout(10)
class FramingWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header64 | 64-byte text length, then UTF-8 text",
                "zero4 | 4-digit text length with leading zeros, then UTF-8 text",
                "u8 | 1-byte binary length, then UTF-8 text",
                "u16 | 2-byte binary length, highest byte first, then UTF-8 text",
                "u32le | 4-byte binary length, lowest byte first, then UTF-8 text",
                "lines | One line of UTF-8 text for each message",
                "raw | No framing: what one read brings is a message",
                "nul | The bytes up to NUL",
                "u32le,counts=itself | The length in 4 binary bytes, lowest first, counting itself, then the body"
            })
    void aFramingIsSaidInWords(String name, String words) {
        assertEquals(words, FramingWords.of(Framings.parse(name), StandardCharsets.UTF_8));
    }

    @Test
    void theShortNameComesBehindTheWordsAndTheEncodingIsThatOfTheListener() {
        assertEquals(
                "64-byte text length, then windows-1252 text (header64)",
                FramingWords.withName(Framings.HEADER64, Charset.forName("windows-1252")));
    }
}
