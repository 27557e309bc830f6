package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.thread.Threads;
import switchboard.wire.Message;

/** What many threads want to send to one client leaves one after the other. */
@Timeout(60)
class OutboxTest {
    private static final int WRITERS = 100;
    private static final int LETTERS = 20;
    private static final int SIZE = 3_000;

    /** A client that takes what it is sent in small pieces, and lets others go on between them. */
    private static final class Nibbling extends MuteTransport {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicBoolean mixed = new AtomicBoolean();

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (inside.incrementAndGet() > 1) {
                mixed.set(true);
            }
            for (int at = 0; at < length; at += 500) {
                taken.write(bytes, offset + at, Math.min(500, length - at));
                Thread.yield();
            }
            inside.decrementAndGet();
        }
    }

    /** Counts what became of messages. */
    private static final class Tally implements Outbox.Outcome {
        final CountDownLatch sent = new CountDownLatch(WRITERS * LETTERS);
        final AtomicInteger lost = new AtomicInteger();

        @Override
        public void sending(List<Outgoing> messages, List<Fact> before) {}

        @Override
        public void sent(List<Outgoing> messages) {
            messages.forEach(one -> sent.countDown());
        }

        @Override
        public void lost(List<Outgoing> messages) {
            lost.addAndGet(messages.size());
        }

        @Override
        public void broken(java.io.IOException why) {
            lost.incrementAndGet();
        }

        @Override
        public void failed(Throwable broken) {
            lost.incrementAndGet();
        }

        @Override
        public void idle() {}
    }

    /** Every third as the connection's own thread does, the others as everybody else. */
    private static void write(Outbox outbox, int writer) {
        for (int letter = 0; letter < LETTERS; letter++) {
            byte[] text = "%2d/%2d;".formatted(writer, letter).repeat(SIZE / 6).getBytes(StandardCharsets.US_ASCII);
            Outgoing message = new Outgoing(Message.outbound(text, 0, text.length), OptionalLong.empty());
            if (writer % 3 > 0) {
                assertEquals(true, outbox.offer(message).ordinal() < Outbox.Offer.FULL.ordinal());
            } else if (outbox.tryTakePen()) {
                outbox.writeWithPen(List.of(message), List.of());
            } else {
                outbox.write(List.of(message));
            }
        }
    }

    @Test
    void aHundredThreadsInBothWaysOfWritingNeverMixTheirMessages() throws Exception {
        Nibbling client = new Nibbling();
        Tally tally = new Tally();
        ServerLimits.Outbound roomy =
                new ServerLimits.Outbound(1 << 26, WRITERS * LETTERS, java.time.Duration.ofSeconds(9));
        Outbox outbox = new Outbox("test", client, roomy, tally, new ReentrantLock());
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(Threads.platform("writer " + i, () -> write(outbox, writer)));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        tally.sent.await();
        assertEquals(false, client.mixed.get(), "two wrote at once");
        assertEquals(0, tally.lost.get());
        String all = client.taken.toString(StandardCharsets.US_ASCII);
        int[] nextLetter = new int[WRITERS];
        for (int at = 0; at < all.length(); at += SIZE) {
            String unit = all.substring(at, at + 6);
            assertEquals(unit.repeat(SIZE / 6), all.substring(at, at + SIZE), "a message in one piece");
            int writer = Integer.parseInt(unit.substring(0, 2).strip());
            assertEquals(
                    nextLetter[writer]++, Integer.parseInt(unit.substring(3, 5).strip()), "in each one's order");
        }
        assertEquals(WRITERS * LETTERS * SIZE, all.length());
    }
}
