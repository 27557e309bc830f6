package switchboard.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.ElapsedTime;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.record.Facts;

@Timeout(20)
class ClientLineTest {
    /** The times of the day of a message: 1970, a year ago, in a year. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1_730_000_000_000_000L, 1_830_000_000_000_000L})
    void howLongAClientWaitsIsSaidWhateverTheClockWasSetTo(long at) {
        LiveFold fold = new LiveFold();
        fold.add(Facts.opened(1));
        fold.add(new Fact.Received(Facts.id(1), at, Facts.in(Facts.utf8("hello"))));
        LiveChanges changes = fold.take();

        String line = ClientLine.of(changes.clients().getFirst(), ElapsedTime.micros());
        assertTrue(line.matches(".*  waiting 00:[0-2]\\d.*"), line);
        String later = ClientLine.of(changes.clients().getFirst(), ElapsedTime.micros() + TimeUnit.HOURS.toMicros(2));
        assertTrue(later.matches(".*  waiting 2:00:[0-2]\\d.*"), later);
        assertTrue(
                changes.lag().millis(ElapsedTime.micros())
                        < Duration.ofSeconds(20).toMillis(),
                changes.lag().toString());
    }
}
