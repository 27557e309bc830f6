package switchboard.wire;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.text.StoredText;

/** Findings with any text. */
public final class Findings {
    private Findings() {}

    /** Returns a finding like one from a session file without codes; an empty repair means none. */
    public static Finding saying(Cause cause, Certainty certainty, String sentence, String repair) {
        return new Finding(
                cause,
                certainty,
                StoredText.of(sentence),
                Optional.of(repair).filter(words -> !words.isEmpty()).map(StoredText::of));
    }

    /** Returns the repair in English; empty if there is none. */
    public static String repair(Finding finding) {
        return finding.repair().map(CodedText::english).orElse("");
    }
}
