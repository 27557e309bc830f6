package switchboard.model;

import switchboard.wire.ReplyFormat;

/**
 * A connection as it began.
 *
 * @param id its number
 * @param listener the listener that took it
 * @param peer the client's address as people write it: {@code 127.0.0.1:52344}, {@code [::1]:52344}, or
 *     {@code unix #4} for a Unix socket, whose clients have no address
 * @param host the peer's address without the port, for per-address matters
 * @param local our address that it came to
 * @param openedAt microseconds since 1970, UTC
 * @param replyAs how replies to it leave
 * @param encrypted whether what is said crosses the network inside TLS
 */
public record ConnectionInfo(
        ConnectionId id,
        int listener,
        String peer,
        String host,
        String local,
        long openedAt,
        ReplyFormat replyAs,
        boolean encrypted) {}
