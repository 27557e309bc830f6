package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Await;
import switchboard.ui.fake.OnEdt;

@Timeout(30)
final class PassingSentenceTest {
    @Test
    void aSentenceGoesAwayByItselfOrForAnotherOne() {
        PassingSentence soon = OnEdt.call(() -> new PassingSentence(20));
        OnEdt.run(() -> {
            assertFalse(soon.isVisible());
            soon.say("The body was saved.");
            assertTrue(soon.isVisible());
            assertEquals("The body was saved.", soon.getAccessibleContext().getAccessibleName());
        });
        Await.until("it is gone", () -> !OnEdt.call(soon::isVisible));
        PassingSentence later = OnEdt.call(() -> new PassingSentence(3_600_000));
        OnEdt.run(() -> {
            later.say("The body was saved.");
            later.say("");
            assertFalse(later.isVisible());
        });
    }
}
