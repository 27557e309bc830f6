package switchboard.record;

/** The program that records into a session file. Immutable. */
public enum SessionUsage {
    /** No program records into it. */
    NOBODY,
    /** This program records into it. */
    HERE,
    /** Another Switchboard records into it. */
    ELSEWHERE
}
