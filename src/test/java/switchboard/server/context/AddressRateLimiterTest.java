package switchboard.server.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.Limit;

@Timeout(10)
class AddressRateLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final AddressRateLimiter limiter =
            new AddressRateLimiter(new ServerLimits.Connections(100, 3, 2, 5), now::get);

    @Test
    void aBurstIsLetInAndThenOnlyTheRate() {
        for (int i = 0; i < 5; i++) {
            assertTrue(limiter.enter("10.0.0.1").isEmpty());
            limiter.leave("10.0.0.1");
        }
        assertEquals(Optional.of(Limit.CONNECTION_RATE), limiter.enter("10.0.0.1"));
        now.addAndGet(SECOND / 2);
        assertTrue(limiter.enter("10.0.0.1").isEmpty(), "two a second is one after half a second");
        assertEquals(Optional.of(Limit.CONNECTION_RATE), limiter.enter("10.0.0.1"));
    }

    @Test
    void oneAddressDoesNotUseUpAnothersShare() {
        for (int i = 0; i < 3; i++) {
            assertTrue(limiter.enter("10.0.0.1").isEmpty());
        }
        assertEquals(Optional.of(Limit.CONNECTIONS_PER_ADDRESS), limiter.enter("10.0.0.1"));
        assertTrue(limiter.enter("10.0.0.2").isEmpty());
        limiter.leave("10.0.0.1");
        assertTrue(limiter.enter("10.0.0.1").isEmpty());
    }

    @Test
    void whoIsForgottenStartsAfreshAndWhoIsThereIsNotForgotten() {
        for (int i = 0; i < 3; i++) {
            assertTrue(limiter.enter("10.0.0.1").isEmpty());
        }
        now.addAndGet(60 * SECOND);
        limiter.tidy();
        assertEquals(Optional.of(Limit.CONNECTIONS_PER_ADDRESS), limiter.enter("10.0.0.1"));
        for (int i = 0; i < 3; i++) {
            limiter.leave("10.0.0.1");
        }
        now.addAndGet(60 * SECOND);
        limiter.tidy();
        limiter.leave("10.0.0.1");
        assertTrue(limiter.enter("10.0.0.1").isEmpty());
    }
}
