package switchboard.export;

import java.util.Locale;
import switchboard.record.Gap;

/** Words a gap in a session as an English sentence. Stateless. */
public final class GapText {
    private GapText() {}

    /** Returns the sentence; its reason may contain text from clients or files, so it is not safe for a terminal. */
    public static String sentence(Gap gap) {
        return String.format(
                Locale.ROOT,
                "%,d message%s (%,d bytes) could not be recorded here: %s",
                gap.messages(),
                gap.messages() == 1 ? "" : "s",
                gap.bytes(),
                gap.reason().english());
    }
}
