package switchboard.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.reply.Snippets.Snippet;
import switchboard.wire.ByteNotation;

@Timeout(10)
final class SnippetsTest {
    private static final Snippets TWO =
            Snippets.NONE.with(new Snippet("hi", "Hi, {{name}}!")).with(new Snippet("two\tlines", "a\\n\nb\r\t👩‍💻"));

    @Test
    void theyComeBackAsTheyWereKept() {
        assertEquals(TWO, Snippets.decoded(TWO.encoded()));
    }

    @Test
    void theNotationStaysAndOneOfALaterProgramIsText() {
        Snippets kept = TWO.with(new Snippet("ack", "06\t0d", ByteNotation.HEX))
                .with(new Snippet("esc", "\\x06\\t", ByteNotation.ESCAPES))
                .renamed(2, "acknowledge");
        assertEquals(kept, Snippets.decoded(kept.encoded()));
        assertEquals(ByteNotation.HEX, kept.all().get(2).notation());
        assertEquals(
                List.of(new Snippet("a", "b")), Snippets.decoded("a\tb\tmorse").all());
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertEquals(List.of(), Snippets.decoded("no tab\n\n\t").all());
    }

    @Test
    void oneIsRenamedOrRemoved() {
        assertEquals("hello", TWO.renamed(0, "hello").all().getFirst().name());
        assertEquals(List.of(TWO.all().get(1)), TWO.without(0).all());
    }

    @Test
    void aNameIsTheBeginningOfItsTextOnOneLine() {
        assertEquals("two lines", Snippets.nameFor("  two\n lines "));
        assertEquals("x".repeat(27) + "…", Snippets.nameFor("x".repeat(100)));
    }
}
