package switchboard.wire;

/** How sure an explanation is. */
public enum Certainty {
    /** A signature matched, or the arithmetic closes exactly. */
    CERTAIN,
    /** Other causes exist but are rarer. */
    LIKELY,
    /** One cause of several. */
    POSSIBLE
}
