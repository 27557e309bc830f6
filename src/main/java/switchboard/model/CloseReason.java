package switchboard.model;

import java.util.Locale;

/** The reason why a connection is no longer live. */
public enum CloseReason {
    /** The client finished sending (FIN) between two messages. */
    FIN,
    /** The client finished sending inside a message. */
    TRUNCATED,
    /** The client's system reset the connection (RST) or stopped answering. */
    RESET,
    /** The client said the goodbye word. */
    GOODBYE,
    /** A person disconnected the client. */
    KICKED,
    /** A person's access rule refuses the client's address. */
    BLOCKED,
    /** The client did not send the class code. */
    CODE,
    /** The client violated the protocol: the framing gave up on it, or its TLS handshake failed. */
    PROTOCOL,
    /** A header, a body or a TLS handshake took too long. */
    TIMEOUT,
    /** The client did not read its messages in time. */
    SLOW_CONSUMER,
    /** The memory for incomplete messages was exhausted. */
    OVERLOADED,
    /** The server stopped. */
    SERVER_STOPPED,
    /** The connection's thread failed. */
    FAILED;

    /** Returns the word in files and on the console, for example {@code slow-consumer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
