package switchboard.wire;

/** What a message is, seen from its framing. */
public enum Shape {
    /** A whole frame. */
    FRAMED,
    /** What a read brought while no frame could be found. */
    UNFRAMED,
    /** The beginning of a frame whose rest never came. */
    PARTIAL
}
