package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TerminalTextTest {
    @Test
    void controlsBecomeVisibleAndWhatWasEscapedStaysAsItIs() {
        assertEquals("“a\\n” \\x1b[2J \\u202e ž", TerminalText.inert("“a\\n” \u001b[2J \u202e ž"));
    }
}
