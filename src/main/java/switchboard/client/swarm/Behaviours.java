package switchboard.client.swarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The behaviours of the kinds of clients, one method for each {@link Kind}.
 *
 * <p>All random choices come from {@link Call#random()}, so a seed reproduces them. {@link Call#turn} limits the rate
 * and tells when to leave.
 *
 * <p>Stateless; each method runs in the client's thread.
 */
final class Behaviours {
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

    private Behaviours() {}

    static void tidy(Call call) throws IOException {
        while (call.turn(1)) {
            call.send(List.of(call.text(Texts.plain(call.random()))));
            call.awaitReplies(0);
        }
        call.leave();
    }

    static void chatty(Call call) throws IOException {
        int burst = 1 + call.random().nextInt(LONGEST_BURST);
        while (call.turn(burst)) {
            List<byte[]> messages = new ArrayList<>(burst);
            for (int i = 0; i < burst; i++) {
                messages.add(call.text(Texts.plain(call.random())));
            }
            call.send(messages);
            call.awaitReplies(MOST_OPEN);
            burst = 1 + call.random().nextInt(LONGEST_BURST);
        }
        call.awaitReplies(0);
        call.leave();
    }

    static void slow(Call call) throws IOException {
        while (call.turn(1)) {
            long pause = call.random().nextLong(LONGEST_BYTE_PAUSE_NANOS);
            call.sendByteByByte(call.text(Texts.plain(call.random())), pause);
            call.awaitReplies(0);
        }
        call.leave();
    }

    static void emoji(Call call) throws IOException {
        while (call.turn(1)) {
            call.send(List.of(call.text(Texts.hard(call.random()))));
            call.awaitReplies(0);
        }
        call.leave();
    }

    static void halfClose(Call call) throws IOException {
        some(call, 1);
        call.finishSending();
        call.awaitReplies(0);
        call.leave();
    }

    static void reconnect(Call call) throws IOException {
        some(call, 0);
        call.awaitReplies(0);
        call.leave();
    }

    static void reset(Call call) throws IOException {
        some(call, 1);
        if (call.random().nextBoolean()) {
            byte[] whole = call.framed(call.text(Texts.plain(call.random())));
            call.sendOdd(whole, 1 + call.random().nextInt(whole.length - 1));
        }
        call.reset();
    }

    /** Sends long messages, so that the unread replies soon fill the server's send queue. */
    static void neverReads(Call call) throws IOException {
        while (call.turn(1)) {
            call.send(List.of(call.text(Texts.lengthy(call.random()))));
        }
    }

    static void wrongLength(Call call) throws IOException {
        if (call.turn(1)) {
            byte[] body = call.text(Texts.plain(call.random()));
            int wrongBy = 1 + call.random().nextInt(Math.max(1, body.length));
            int length = call.random().nextBoolean() ? body.length + wrongBy : body.length - wrongBy;
            call.sendOdd(call.claiming(body, length));
            some(call, 0);
            call.awaitEnd(LOOK_NANOS);
        }
        call.leave();
    }

    static void characters(Call call) throws IOException {
        int messages = 1 + call.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && call.turn(1); i++) {
            String text = Texts.hard(call.random()) + " é";
            call.sendOdd(call.claiming(text.getBytes(StandardCharsets.UTF_8), text.codePointCount(0, text.length())));
        }
        call.awaitEnd(LOOK_NANOS);
        call.leave();
    }

    static void noHeader(Call call) throws IOException {
        int messages = 1 + call.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && call.turn(1); i++) {
            call.sendOdd(call.text(Texts.plain(call.random())));
        }
        call.awaitEnd(LOOK_NANOS);
        call.leave();
    }

    /** Sends rarely, because one message has as many bytes as some 100,000 tidy ones. */
    static void huge(Call call) throws IOException {
        long least = call.number() == 1 ? 0 : HUGE_PAUSE_NANOS;
        long most = call.number() == 1 ? Math.min(FIRST_HUGE_NANOS, call.seasonNanos() / 4) : HUGE_PAUSE_NANOS;
        call.awaitEnd(least + call.random().nextLong(most));
        if (call.turn(1)) {
            call.sendHuge();
            call.awaitReplies(0);
        }
        call.leave();
    }

    private static void some(Call call, int least) throws IOException {
        int messages = least + call.random().nextInt(MOST_MESSAGES);
        for (int i = 0; i < messages && call.turn(1); i++) {
            call.send(List.of(call.text(Texts.plain(call.random()))));
        }
    }
}
