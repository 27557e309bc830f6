package switchboard.model;

import switchboard.wire.ReplyFormat;

/**
 * The facts about a connection at its start. Immutable.
 *
 * @param id its number
 * @param listener the number of the listener that accepted it
 * @param peer the client's address as people write it: {@code 127.0.0.1:52344}, {@code [::1]:52344}, or {@code unix #4}
 *     for a Unix socket, whose clients have no address
 * @param host the client's address without the port, for limits and rules per address
 * @param local the server's address that the client connected to
 * @param openedAt the time of the accept, in microseconds since 1970, UTC
 * @param replyAs the initial format of replies
 * @param encrypted whether the connection uses TLS
 * @param reading the way in which it is read at first, that of its listener
 */
public record ConnectionInfo(
        ConnectionId id,
        int listener,
        String peer,
        String host,
        String local,
        long openedAt,
        ReplyFormat replyAs,
        boolean encrypted,
        Reading reading) {
    /** The word in place of an address for clients of a Unix domain socket. */
    public static final String UNIX = "unix";

    /** Returns whether the client came over a Unix domain socket. */
    public boolean isUnix() {
        return host.equals(UNIX);
    }
}
