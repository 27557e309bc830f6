package switchboard.wire;

/** The certainty of an explanation. */
public enum Certainty {
    /** A signature matched, or the arithmetic of lengths fits exactly. */
    CERTAIN,
    /** Other causes exist but are rarer. */
    LIKELY,
    /** Several causes are equally plausible. */
    POSSIBLE
}
