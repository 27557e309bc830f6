package switchboard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class TextColumnsTest {
    private static final CodedText NASTY = WireText.NO_HEADER.with("“\"\\\n\u0000\u2028 🧦 \ud83e {0}”", 64);

    @Test
    void codeAndArgumentsAndSentenceAreKept() {
        assertEquals(
                new TextColumns("server.code.pause", "[\"192.0.2.7\",30]", """
                        192.0.2.7 has to wait 30 s after too many wrong class codes."""),
                TextColumns.of(ServerText.CODE_PAUSE.with("192.0.2.7", 30)));
        assertEquals(
                "[{\"code\":\"server.code.wrong\",\"args\":[2]}]",
                TextColumns.of(WireText.WRONG_CODE.with(ServerText.CODE_WRONG.with(2)))
                        .arguments());
        assertEquals("[]", TextColumns.of(WireText.UTF16.with()).arguments());
    }

    @Test
    void whatIsKeptComesBackTheSame() {
        for (CodedText text : List.of(
                NASTY,
                WireText.UTF16.with(),
                WireText.TOO_LONG.with(Long.MAX_VALUE, Long.MIN_VALUE),
                WireText.WRONG_CODE.with(ServerText.CODE_PAUSE.with("::1", 3)),
                WireText.WRONG_CODE.with(StoredText.of("In “other” words.")),
                StoredText.of("Without a code."))) {
            assertEquals(text, TextColumns.of(text).text(), text.english());
        }
    }

    @Test
    void theColumnsAreJsonForOthers() {
        assertEquals(
                "[\"“\\\"\\\\\\n\\u0000\\u2028 🧦 \\ud83e {0}”\",64]",
                TextColumns.of(NASTY).arguments());
        assertEquals(
                WireText.WRONG_CODE.with(ServerText.CODE_WRONG.with(2)),
                new TextColumns(
                                "wire.wrong-code",
                                " [ { \"code\" : \"server.code\\u002ewrong\" , \"args\" : [ 2 ] } ] ",
                                "as another program wrote it")
                        .text());
    }

    @Test
    void aCodeOfANewerProgramIsKeptAsItIs() {
        TextColumns newer = new TextColumns("server.left.by-rule", "[true,{\"rule\":1.5}]", "A rule ended it.");
        CodedText text = newer.text();
        assertEquals("A rule ended it.", text.english());
        assertEquals(newer, TextColumns.of(text));
    }

    @Test
    void whatHasNoCodeHasNone() {
        TextColumns older = new TextColumns(null, null, "It closed the connection.");
        assertNull(TextColumns.of(older.text()).code());
        assertEquals(older, TextColumns.of(older.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "[1]",
                "[\"x\"]",
                "[\"x\",\"y\"]",
                "[\"x\",1.5]",
                "[\"x\",64]]",
                "[\"x\",64,]",
                "[\"x\",64",
                "[\"x,64]",
                "[\"x\\u12\",64]",
                "[\"x\\",
                "[\"x\",99999999999999999999]",
                "[\"x\",-]",
                "[null,64]",
                "{\"code\":\"wire.no-header\"}",
                "[{\"code\":\"wire.utf16\",\"args\":[]},64]",
                "[{\"code\":\"wire.utf16\"},64]"
            })
    void argumentsThatAreNotThoseOfTheCodeLeaveTheSentenceAsItIs(String arguments) {
        TextColumns columns = new TextColumns("wire.no-header", arguments, "Something came without a header.");
        assertInstanceOf(StoredText.class, columns.text().code());
        assertEquals("Something came without a header.", columns.text().english());
        assertEquals(columns, TextColumns.of(columns.text()));
    }

    @Test
    void textsNestedWithoutAnEndLeaveTheSentenceAsItIs() {
        String nested = "{\"code\":\"wire.wrong-code\",\"args\":[".repeat(100_000);
        assertEquals(
                "It was the last attempt.",
                new TextColumns("wire.wrong-code", "[" + nested, "It was the last attempt.")
                        .text()
                        .english());
    }
}
