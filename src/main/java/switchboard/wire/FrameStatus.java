package switchboard.wire;

/** The status of a message with respect to its framing. */
public enum FrameStatus {
    /** The message is a complete frame. */
    FRAMED,
    /** The message is the bytes of a read in which no frame was found. */
    UNFRAMED,
    /** The message is the beginning of a frame whose rest did not come. */
    PARTIAL
}
