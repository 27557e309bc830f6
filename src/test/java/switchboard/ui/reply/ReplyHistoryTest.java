package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.wire.ByteNotation;

@Timeout(10)
final class ReplyHistoryTest {
    private final ReplyHistory history = new ReplyHistory();

    private static WrittenReply text(String text) {
        return new WrittenReply(text, ByteNotation.TEXT);
    }

    @Test
    void aTextComesBackInItsNotation() {
        WrittenReply bytes = new WrittenReply("01", ByteNotation.HEX);
        history.add(bytes);
        history.add(text("01"));
        assertEquals(text("01"), history.older(text("")));
        assertEquals(bytes, history.older(text("01")));
    }

    @Test
    void whatIsBeingWrittenComesBack() {
        history.add(text("one"));
        history.add(text("two"));
        assertEquals(text("two"), history.older(text("draft")));
        assertEquals(text("one"), history.older(text("two")));
        assertEquals(text("one"), history.older(text("one")));
        assertEquals(text("two"), history.newer(text("one")));
        assertEquals(text("draft"), history.newer(text("two")));
        assertEquals(text("draft"), history.newer(text("draft")));
    }

    @Test
    void anOldTextThatWasChangedIsANewDraft() {
        history.add(text("one"));
        assertEquals(text("one"), history.older(text("")));
        assertEquals(text("one"), history.older(text("one, changed")));
        assertEquals(text("one, changed"), history.newer(text("one")));
    }

    @Test
    void theSameTextTwiceIsKeptOnce() {
        history.add(text("one"));
        history.add(text("one"));
        assertEquals(text("one"), history.older(text("")));
        assertEquals(text(""), history.newer(text("one")));
    }
}
