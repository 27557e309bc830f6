package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingsTest {
    static List<Framing> choices() {
        return Framings.choices();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aChoiceIsFoundByItsName(Framing framing) {
        assertEquals(framing, Framings.parse(framing.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header1", "header9999", "zero64"})
    void otherWidthsAreFoundToo(String name) {
        assertEquals(name, Framings.parse(name).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "header",
                "header0",
                "header10000",
                "headerN",
                "HEADER64",
                "u9",
                "u8le",
                "bcd0",
                "bcd8",
                "leb12",
                "lines1",
                "raw "
            })
    void otherNamesAreNone(String name) {
        assertEquals(
                "there is no framing “" + name + "”",
                assertThrows(FramingException.class, () -> Framings.parse(name)).getMessage());
    }

    @Test
    void theChoicesAreSaidInTheirOrder() {
        String others = "lines, raw, u16, u32, u16le, u32le, mllp, stx-etx, nul, cr, nmea, scpi, modbus, slip";
        assertEquals("header64, header10, zero4, " + others, String.join(", ", Framings.names()));
        assertEquals("header64, headerN, zeroN, " + others, String.join(", ", Framings.forms()));
        assertEquals(
                "header64 (or another width), zero4 (or another), " + others
                        + " or a description such as u32le,counts=itself",
                Framings.sentence().english());
        assertEquals(Framings.EXAMPLE, Framings.parse(Framings.EXAMPLE).name());
    }

    @ParameterizedTest
    @MethodSource("choices")
    void theProtocolDescribesEach(Framing framing) throws IOException {
        String said = framing.description().english();
        String any = framing.form().equals(framing.name())
                ? said
                : said.replace(framing.name().replaceAll("[a-z]", ""), "N");
        String row = "`" + framing.form() + "` | " + any + " |";
        assertTrue(Files.readString(Path.of("src/docs/protocol.md")).contains(row), row);
    }
}
