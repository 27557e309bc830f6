package switchboard.client.swarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The behaviours of the kinds of clients, one method for each {@link ClientKind}.
 *
 * <p>All random choices come from {@link SwarmConnection#random()}, so a seed reproduces them. {@link
 * SwarmConnection#turn} limits the rate and tells when to leave.
 *
 * <p>Stateless; each method runs in the client's thread.
 */
final class ClientBehaviours {
    private static final int LONGEST_BURST = 20;
    private static final int MOST_MESSAGES = 5;

    /** The number of open replies up to which a chatty client sends its next burst; it bounds the client's memory. */
    private static final int MOST_OPEN = 200;

    private static final long LONGEST_BYTE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The time that a client with malformed messages waits for the server's reaction. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** The longest wait before the first huge message. */
    private static final long FIRST_HUGE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The shortest wait before a further huge message; a random time of up to the same length is added. */
    private static final long HUGE_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private ClientBehaviours() {}

    static void tidy(SwarmConnection connection) throws IOException {
        while (connection.turn(1)) {
            connection.send(List.of(connection.text(RandomTexts.plain(connection.random()))));
            connection.awaitReplies(0);
        }
        connection.leave();
    }

    static void chatty(SwarmConnection connection) throws IOException {
        int burst = 1 + connection.random().nextInt(LONGEST_BURST);
        while (connection.turn(burst)) {
            List<byte[]> messages = new ArrayList<>(burst);
            for (int i = 0; i < burst; i++) {
                messages.add(connection.text(RandomTexts.plain(connection.random())));
            }
            connection.send(messages);
            connection.awaitReplies(MOST_OPEN);
            burst = 1 + connection.random().nextInt(LONGEST_BURST);
        }
        connection.awaitReplies(0);
        connection.leave();
    }

    static void slow(SwarmConnection connection) throws IOException {
        while (connection.turn(1)) {
            long pause = connection.random().nextLong(LONGEST_BYTE_PAUSE_NANOS);
            connection.sendByteByByte(connection.text(RandomTexts.plain(connection.random())), pause);
            connection.awaitReplies(0);
        }
        connection.leave();
    }

    static void emoji(SwarmConnection connection) throws IOException {
        while (connection.turn(1)) {
            connection.send(List.of(connection.text(RandomTexts.hard(connection.random()))));
            connection.awaitReplies(0);
        }
        connection.leave();
    }

    static void halfClose(SwarmConnection connection) throws IOException {
        some(connection, 1);
        connection.finishSending();
        connection.awaitReplies(0);
        connection.leave();
    }

    static void reconnect(SwarmConnection connection) throws IOException {
        some(connection, 0);
        connection.awaitReplies(0);
        connection.leave();
    }

    static void reset(SwarmConnection connection) throws IOException {
        some(connection, 1);
        if (connection.random().nextBoolean()) {
            byte[] whole = connection.framed(connection.text(RandomTexts.plain(connection.random())));
            connection.sendMalformed(whole, 1 + connection.random().nextInt(whole.length - 1));
        }
        connection.reset();
    }

    /** Sends long messages, so that the unread replies soon fill the server's send queue. */
    static void neverReads(SwarmConnection connection) throws IOException {
        while (connection.turn(1)) {
            connection.send(List.of(connection.text(RandomTexts.lengthy(connection.random()))));
        }
    }

    static void wrongLength(SwarmConnection connection) throws IOException {
        if (connection.turn(1)) {
            byte[] body = connection.text(RandomTexts.plain(connection.random()));
            int wrongBy = 1 + connection.random().nextInt(Math.max(1, body.length));
            int length = connection.random().nextBoolean() ? body.length + wrongBy : body.length - wrongBy;
            connection.sendMalformed(connection.claiming(body, length));
            some(connection, 0);
            connection.awaitEnd(LOOK_NANOS);
        }
        connection.leave();
    }

    static void characters(SwarmConnection connection) throws IOException {
        int messages = 1 + connection.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && connection.turn(1); i++) {
            String text = RandomTexts.hard(connection.random()) + " é";
            connection.sendMalformed(
                    connection.claiming(text.getBytes(StandardCharsets.UTF_8), text.codePointCount(0, text.length())));
        }
        connection.awaitEnd(LOOK_NANOS);
        connection.leave();
    }

    static void noHeader(SwarmConnection connection) throws IOException {
        int messages = 1 + connection.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && connection.turn(1); i++) {
            connection.sendMalformed(connection.text(RandomTexts.plain(connection.random())));
        }
        connection.awaitEnd(LOOK_NANOS);
        connection.leave();
    }

    /** Sends rarely, because one message has as many bytes as some 100,000 tidy ones. */
    static void huge(SwarmConnection connection) throws IOException {
        long least = connection.number() == 1 ? 0 : HUGE_PAUSE_NANOS;
        long most = connection.number() == 1 ? Math.min(FIRST_HUGE_NANOS, connection.runNanos() / 4) : HUGE_PAUSE_NANOS;
        connection.awaitEnd(least + connection.random().nextLong(most));
        if (connection.turn(1)) {
            connection.sendHuge();
            connection.awaitReplies(0);
        }
        connection.leave();
    }

    private static void some(SwarmConnection connection, int least) throws IOException {
        int messages = least + connection.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && connection.turn(1); i++) {
            connection.send(List.of(connection.text(RandomTexts.plain(connection.random()))));
        }
    }
}
