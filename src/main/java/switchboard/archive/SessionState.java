package switchboard.archive;

/** The state of a recorded session. Immutable. */
public enum SessionState {
    /** The recording ended in order. */
    ENDED("ended"),
    /** The recording program crashed; the session is complete up to the last commit. */
    CRASHED("crashed"),
    /** This program is recording into it. */
    LIVE("live"),
    /** Another Switchboard is recording into it. */
    LIVE_ELSEWHERE("live elsewhere"),
    /** The file can't be read: it is damaged, belongs to another program, or to a newer Switchboard. */
    UNREADABLE("unreadable");

    private final String word;

    SessionState(String word) {
        this.word = word;
    }

    /** Returns the English word that people read. */
    public String word() {
        return word;
    }

    /** Returns whether a program records into it now. */
    public boolean isLive() {
        return this == LIVE || this == LIVE_ELSEWHERE;
    }
}
