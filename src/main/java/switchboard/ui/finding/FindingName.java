package switchboard.ui.finding;

import switchboard.ui.Strings;
import switchboard.wire.Cause;

/** The short names of findings, for rows that have no space for a sentence. Stateless. */
public final class FindingName {
    private FindingName() {}

    /** Returns the name of a cause, at most three words in the user's language: {@code No header}. */
    public static String of(Cause cause) {
        return Strings.of("finding.name." + cause.id());
    }
}
