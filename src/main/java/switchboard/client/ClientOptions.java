package switchboard.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.tls.Trust;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The options of the teaching client.
 *
 * <p>Immutable.
 *
 * @param host the server's name or address
 * @param port the server's port
 * @param messages the messages to send, each after the reply to the one before; empty to read lines from standard
 * input instead
 * @param framing the framing of the messages sent
 * @param replyAs the format of the replies expected
 * @param goodbye a last message before the end; empty for none
 * @param timeout the time limit for connecting and for each reply; zero for none
 * @param code the class code, sent first; empty for none
 * @param tls the trust decision for TLS; empty for plain TCP
 * @param showWire whether header and body of each message are drawn
 * @param notation how the bytes of messages and lines are typed
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
        boolean showWire,
        ByteNotation notation) {
    /** Copies the list. */
    public ClientOptions {
        messages = List.copyOf(messages);
    }

    /** Returns the server to connect to. */
    ClientTarget target() {
        return new ClientTarget(host, port, framing, replyAs, timeout, tls);
    }

    /** Returns the server's address as people write it. */
    String server() {
        return target().server();
    }
}
