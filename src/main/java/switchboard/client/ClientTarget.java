package switchboard.client;

import java.time.Duration;
import java.util.Optional;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * A server to connect to, and the way in which it is spoken to.
 *
 * <p>Immutable.
 *
 * @param host the server's name or address
 * @param port the server's port
 * @param framing the framing of the messages sent
 * @param replyAs the format of the replies expected
 * @param timeout the time limit for connecting and for the TLS handshake; zero for that of the system
 * @param tls the trust decision for TLS; empty for plain TCP
 */
public record ClientTarget(
        String host, int port, Framing framing, ReplyFormat replyAs, Duration timeout, Optional<Trust> tls) {
    /** Returns the server's address as people write it. */
    public String server() {
        return Dialer.server(host, port);
    }

    /** Returns the framing by which the server's replies are separated. */
    Framing replies() {
        return framing.ofReplies(replyAs);
    }
}
