package switchboard.ui.finding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.wire.Cause;

@Timeout(10)
class FindingNameTest {
    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasANameThatIsShortEnoughForARow(Cause cause) {
        String name = FindingName.of(cause);
        assertTrue(!name.isBlank() && name.length() <= 20, name);
    }
}
