package switchboard.wire;

/** How much a {@link Finding} matters. */
public enum Severity {
    /** Worth knowing, nothing is wrong. */
    NOTE,
    /** The message was not understood as its sender meant it. */
    PROBLEM
}
