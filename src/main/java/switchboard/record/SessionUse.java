package switchboard.record;

/** Who records into a session file. */
public enum SessionUse {
    /** Nobody: it is at rest. */
    NOBODY,
    /** This program. */
    HERE,
    /** Another Switchboard. */
    ELSEWHERE
}
