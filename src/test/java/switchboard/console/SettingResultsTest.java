package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ListenerSettings.AutoReply;

@Timeout(20)
class SettingResultsTest {
    @Test
    void aSettingOfAServerThatIsBehindIsAnsweredAsItselfAfterTheNextCommand() {
        AtomicLong nanos = new AtomicLong();
        SettingResults settings = new SettingResults(nanos::get);
        settings.asked(new Request.SetRule(range("1.2.3.4"), AccessRules.Rule.NONE));
        assertTrue(settings.waiting());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertFalse(settings.waiting());
        settings.asked(new Request.SetRule(range("5.6.7.8"), AccessRules.Rule.NONE));
        settings.asked(new Request.SetAutoReply(Optional.of(new AutoReply.Off())));

        Fact same = new Fact.AccessChanged(AccessRules.NONE);
        assertEquals(Optional.of("No rule for 1.2.3.4."), settings.answer(same));
        assertEquals(Optional.of("No rule for 5.6.7.8."), settings.answer(same));
        assertEquals(Optional.empty(), settings.answer(same));
        assertEquals(
                Optional.of("automatic reply: off"),
                settings.answer(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Off()))));
        assertFalse(settings.waiting());
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }
}
