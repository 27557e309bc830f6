package switchboard.archive;

/** What became of a session that somebody removed. */
public enum Removal {
    /** It is in the system's trash and can be brought back from there. */
    TRASHED,
    /** It is gone for good. */
    DELETED
}
