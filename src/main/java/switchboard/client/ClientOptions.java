package switchboard.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.tls.Trust;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * What the teaching client is to do.
 *
 * @param host the server's name or address
 * @param port the server's port
 * @param messages what to send, one after the other, each after the reply to the one before; empty to read
 *     lines from standard input instead
 * @param framing how messages leave
 * @param replyAs how replies are expected
 * @param goodbye a last message before hanging up; empty for none
 * @param timeout how long to wait for a connection and for each reply; zero waits for ever
 * @param code said first, as the class code; empty for none
 * @param tls whom to believe, where TLS is to be spoken; empty for plain TCP
 * @param showWire whether header and body of each message are drawn
 */
public record ClientOptions(
        String host,
        int port,
        List<String> messages,
        Framing framing,
        ReplyFormat replyAs,
        String goodbye,
        Duration timeout,
        String code,
        Optional<Trust> tls,
        boolean showWire) {
    /** Copy the list. */
    public ClientOptions {
        messages = List.copyOf(messages);
    }

    /** Returns the server's address as people write it. */
    String server() {
        return Dialer.server(host, port);
    }
}
