package switchboard.wire;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.text.StoredText;

/** Findings in any words. */
public final class Findings {
    private Findings() {}

    /** Returns a finding as a session file without codes has it; an empty repair is none. */
    public static Finding saying(Cause cause, Certainty certainty, String sentence, String repair) {
        return new Finding(
                cause,
                certainty,
                StoredText.of(sentence),
                Optional.of(repair).filter(words -> !words.isEmpty()).map(StoredText::of));
    }

    /** Returns what is to be changed, in English; empty if nothing is. */
    static String repair(Finding finding) {
        return finding.repair().map(CodedText::english).orElse("");
    }
}
