package switchboard.wire;

/** The status of a message with respect to its framing. */
public enum FrameStatus {
    /** The message is a complete frame. */
    FRAMED,
    /** The message is the bytes of a read in which no frame was found. */
    UNFRAMED,
    /**
     * The message is a part of a frame: the beginning of one whose rest did not come or, because the frame is too long,
     * was skipped; or a rest that came after the frame's deadline.
     */
    PARTIAL
}
