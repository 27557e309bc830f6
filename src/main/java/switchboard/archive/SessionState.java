package switchboard.archive;

/** In which state a recorded session is. */
public enum SessionState {
    /** It was ended in order. */
    ENDED("ended"),
    /** Its program ended by a crash; it is complete up to the last moment that was on disk. */
    CRASHED("crashed"),
    /** This program records into it. */
    LIVE("live"),
    /** Another Switchboard records into it. */
    LIVE_ELSEWHERE("live elsewhere"),
    /** It can't be read: damaged, of another program, or of a newer Switchboard. */
    UNREADABLE("unreadable");

    private final String word;

    SessionState(String word) {
        this.word = word;
    }

    /** Returns the word that people read. */
    public String word() {
        return word;
    }

    /** Returns whether somebody records into it now. */
    public boolean isLive() {
        return this == LIVE || this == LIVE_ELSEWHERE;
    }
}
