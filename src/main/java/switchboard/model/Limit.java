package switchboard.model;

/** The limits that can be hit. */
public enum Limit {
    /** The live connections. */
    CONNECTIONS,
    /** The live connections from one address. */
    CONNECTIONS_PER_ADDRESS,
    /** The rate of new connections from one address. */
    CONNECTION_RATE,
    /** The access rules. */
    NOT_ADMITTED,
    /** The wrong class codes of a client or an address, and the time for the right one. */
    CLASS_CODE,
    /** The time for a TLS handshake. */
    HANDSHAKE_TIME,
    /** The time for a header. */
    HEADER_TIME,
    /** The time for a body. */
    BODY_TIME,
    /** The bytes a second that are read from a client. */
    RECEIVE_RATE,
    /** The bytes and messages in a client's send queue. */
    OUTBOUND_QUEUE,
    /** The time in which a client has to take a part of a write. */
    OUTBOUND_STALL,
    /** The memory for incomplete messages of all clients. */
    INBOUND_MEMORY,
    /** The clients that finished sending and wait for an answer. */
    ANSWERABLE,
    /** The length of a message. */
    MESSAGE_LENGTH,
    /** The file descriptors of the process. */
    FILE_DESCRIPTORS
}
