package switchboard.model;

/** The limits that can be hit. */
public enum Limit {
    /** As many connections as allowed at once. */
    CONNECTIONS,
    /** As many connections from one address as allowed. */
    CONNECTIONS_PER_ADDRESS,
    /** New connections from one address faster than allowed. */
    CONNECTION_RATE,
    /** An address that may not connect. */
    NOT_ADMITTED,
    /** Wrong class codes. */
    CLASS_CODE,
    /** A TLS handshake took longer than allowed. */
    HANDSHAKE_TIME,
    /** A header took longer than allowed. */
    HEADER_TIME,
    /** A body took longer than allowed. */
    BODY_TIME,
    /** More bytes or frames wait for a client that does not read than allowed. */
    OUTBOUND_QUEUE,
    /** A client took nothing for longer than allowed. */
    OUTBOUND_STALL,
    /** Incomplete messages of all clients need more memory than allowed. */
    INBOUND_MEMORY,
    /** As many clients that finished sending wait for their answers as are kept. */
    ANSWERABLE,
    /** A message is longer than allowed. */
    MESSAGE_LENGTH,
    /** The operating system gives no more file descriptors. */
    FILE_DESCRIPTORS
}
