package switchboard.model;

import java.util.Locale;

/** Why a connection is no longer live. */
public enum CloseReason {
    /** The client finished sending (FIN) between two messages. */
    FIN,
    /** The client finished sending inside a message. */
    TRUNCATED,
    /** The client's system reset the connection (RST). */
    RESET,
    /** The client said the goodbye word. */
    GOODBYE,
    /** A person disconnected it. */
    KICKED,
    /** A rule of a person's turns its address away. */
    BLOCKED,
    /** It did not know the class code. */
    CODE,
    /** A strict listener could not understand it. */
    PROTOCOL,
    /** A header or body took too long. */
    TIMEOUT,
    /** It did not read what was sent to it. */
    SLOW_CONSUMER,
    /** The server had no memory for its message. */
    OVERLOADED,
    /** The server stopped. */
    SERVER_STOPPED,
    /** Something broke in its own thread. */
    FAILED;

    /** Returns the word that files and the console use, for example {@code slow-consumer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
