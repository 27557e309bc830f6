package switchboard.export;

import java.util.Locale;
import switchboard.record.Gap;

/** Words a gap in a session as an English sentence. Stateless. */
final class GapText {
    private GapText() {}

    static String sentence(Gap gap) {
        return String.format(
                Locale.ROOT,
                "%,d message%s (%,d bytes) could not be recorded here: %s",
                gap.messages(),
                gap.messages() == 1 ? "" : "s",
                gap.bytes(),
                gap.reason().english());
    }
}
