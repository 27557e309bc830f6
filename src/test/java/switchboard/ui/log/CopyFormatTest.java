package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.desktop.Clipboard;
import switchboard.wire.Direction;
import switchboard.wire.framing.Framings;

/** Checks that copied text is harmless when it is pasted into a terminal or a spreadsheet. */
@Timeout(30)
class CopyFormatTest {
    private static String copied(CopyFormat format, String name, String body) {
        List<String> taken = new ArrayList<>();
        Clipboard.inert(taken::add)
                .copy(format.format(new LoggedMessage(
                        7,
                        1_000_000,
                        new ConnectionId(3),
                        name,
                        "127.0.0.1:50003",
                        Direction.IN,
                        Framings.HEADER64.frame(body.getBytes(StandardCharsets.UTF_8)),
                        OptionalLong.empty(),
                        Note.NONE,
                        false,
                        StandardCharsets.UTF_8)));
        return taken.getFirst();
    }

    @Test
    void aTerminalIsToldNothing() {
        String nasty = "rm\u001b[2J\u001b]0;t\u0007\u001b]52;c;aGk=\u0007\u001b[201~\rx\r\ny\u202e";
        String inert = "rm\\x1b[2J\\x1b]0;t\\x07\\x1b]52;c;aGk=\\x07\\x1b[201~\\rx\ny\\u202e";
        assertEquals(inert, copied(CopyFormat.TEXT, "", nasty));
        String escaped = copied(CopyFormat.ESCAPED, "", nasty);
        assertEquals(inert.replace("\ny", "\\r\\ny"), escaped);
        assertEquals(
                "b\"rm\\x1b[2J\\x1b]0;t\\x07\\x1b]52;c;aGk=\\x07\\x1b[201~\\rx\\r\\ny\\xe2\\x80\\xae\"",
                copied(CopyFormat.PYTHON_BYTES, "", nasty));
        assertEquals(
                "7,1970-01-01T00:00:01Z,#3,\"" + inert.replace("\ny", "\\r\ny")
                        + "\",\"127.0.0.1:50003\",in,1,\"x\",\"\"",
                copied(CopyFormat.CSV_LINE, nasty, "x"));
    }

    @Test
    void aBodyIsCopiedForOtherLanguages() {
        assertEquals("41 c3 a9 0a", copied(CopyFormat.HEX, "", "Aé\n"));
        assertEquals("b\"A\\\\\\\"\\t\"", copied(CopyFormat.PYTHON_BYTES, "", "A\\\"\t"));
        assertEquals(
                "static const unsigned char message_7[2] = {\n    0x41, 0x42,\n};\n",
                copied(CopyFormat.C_ARRAY, "", "AB"));
        assertEquals("/* message 7 has no bytes */\n", copied(CopyFormat.C_ARRAY, "", ""));
        assertTrue(copied(CopyFormat.C_ARRAY, "", "x".repeat(17)).contains("0x78,\n    0x78,\n};"));
    }

    @Test
    void aSpreadsheetComputesNothing() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\u200b=1")) {
            String line = copied(CopyFormat.CSV_LINE, "", formula);
            assertTrue(line.endsWith(",\"'" + formula.replace("\u200b", "\\u200b") + "\",\"\""), line);
        }
        assertTrue(copied(CopyFormat.CSV_LINE, "", "x;=1\t＋2").endsWith(",\"x;'=1\t'＋2\",\"\""));
        assertTrue(copied(CopyFormat.CSV_LINE, "a,@b", "\t=1").contains(",\"a,'@b\","));
    }
}
