package switchboard.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.wire.MessagePart.Kind;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(10)
class MessagePartTest {
    private static List<MessagePart> parts(Framing framing, String body) {
        return MessagePart.of(framing.frame(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theManySpacesOfAHeaderAreCountedAndBytesAreEscaped() {
        assertEquals(
                List.of(new MessagePart(Kind.HEADER, 64, "4␠ × 63"), new MessagePart(Kind.BODY, 4, "a\\n\\x01z")),
                parts(Framings.HEADER64, "a\n\u0001z"));
    }

    @Test
    void aFewSpacesOfAHeaderAreShown() {
        assertEquals(
                new MessagePart(Kind.HEADER, 4, "2␠␠␠"),
                parts(Framings.parse("header4"), "hi").getFirst());
    }

    @Test
    void theEndOfALineIsAPartAndWhatHasNoBytesIsNone() {
        assertEquals(
                List.of(new MessagePart(Kind.BODY, 2, "hi"), new MessagePart(Kind.END, 1, "\\n")),
                parts(Framings.LINES, "hi"));
        assertEquals(List.of(new MessagePart(Kind.BODY, 0, "")), parts(Framings.RAW, ""));
    }
}
