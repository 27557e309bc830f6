package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class ReplyHistoryTest {
    private final ReplyHistory history = new ReplyHistory();

    @Test
    void whatIsBeingWrittenComesBack() {
        history.add("one");
        history.add("two");
        assertEquals("two", history.older("draft"));
        assertEquals("one", history.older("two"));
        assertEquals("one", history.older("one"));
        assertEquals("two", history.newer("one"));
        assertEquals("draft", history.newer("two"));
        assertEquals("draft", history.newer("draft"));
    }

    @Test
    void anOldTextThatWasChangedIsANewDraft() {
        history.add("one");
        assertEquals("one", history.older(""));
        assertEquals("one", history.older("one, changed"));
        assertEquals("one, changed", history.newer("one"));
    }

    @Test
    void theSameTextTwiceIsKeptOnce() {
        history.add("one");
        history.add("one");
        assertEquals("one", history.older(""));
        assertEquals("", history.newer("one"));
    }
}
