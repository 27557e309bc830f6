package switchboard.archive;

/** The result of removing a session: trashed or deleted. Immutable. */
public enum RemovalResult {
    /** The session is in the system's trash and can be restored from there. */
    TRASHED,
    /** The session is deleted. */
    DELETED
}
