package switchboard.wire;

/** The severity of a {@link Finding}. */
public enum Severity {
    /** The observation is worth knowing; nothing is wrong. */
    NOTE,
    /** The message was not understood as its sender meant it. */
    PROBLEM
}
