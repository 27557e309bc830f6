package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Reading;
import switchboard.server.connection.ConnectionWriter.OfferResult;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.SystemClock;
import switchboard.server.transport.SilentTransport;
import switchboard.server.transport.Transport;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/** Messages from many threads to one client are written one after the other. */
@Timeout(60)
class ConnectionWriterTest {
    private static final int WRITERS = 100;
    private static final int LETTERS = 20;
    private static final int SIZE = 3_000;

    /** A client that takes its bytes in small pieces and yields between them. */
    private static final class Nibbling extends SilentTransport {
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

    private static ConnectionWriter writer(Transport client, ServerLimits.Outbound limits, ReentrantLock lock) {
        ConnectionInfo info = new ConnectionInfo(
                new ConnectionId(1),
                1,
                "127.0.0.1:5",
                "127.0.0.1",
                "127.0.0.1:1",
                0,
                ReplyFormat.FRAMED,
                false,
                Reading.USUAL);
        ServerLimits all = ServerLimits.DEFAULTS.with(limits);
        return new ConnectionWriter(
                client, limits, new ConnectionState(info, all, new SystemClock(), lock, false, false), lock);
    }

    private static OutboundMessage message(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return OutboundMessage.unreserved(Message.outbound(bytes, 0, bytes.length));
    }

    /** Writes the queued messages like the draining thread. */
    private static void drain(ConnectionWriter writer) {
        try {
            for (List<OutboundMessage> batch = writer.next(); !batch.isEmpty(); batch = writer.next()) {
                writer.write(batch);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes every third message like the connection's own thread, the others like any other thread. */
    private static void write(ConnectionWriter writer, int number) throws IOException {
        for (int letter = 0; letter < LETTERS; letter++) {
            OutboundMessage message = message(
                    String.format(Locale.ROOT, "%2d/%2d;", number, letter).repeat(SIZE / 6));
            if (number % 3 > 0) {
                switch (writer.offer(message)) {
                    case DRAIN -> drain(writer);
                    case QUEUED -> {}
                    case FULL, NO_MEMORY, CLOSED -> fail("a roomy queue takes everything");
                }
            } else {
                assertTrue(writer.tryAcquire() || writer.acquire());
                writer.write(List.of(message));
                if (writer.release()) {
                    drain(writer);
                }
            }
        }
    }

    @Test
    void messagesThatAreWrittenTogetherAreCopiedUpToOneChunkAtOnceAndALongerOneNotAtAll() throws IOException {
        List<Integer> written = new ArrayList<>();
        Transport client = new SilentTransport() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                written.add(bytes.length);
            }
        };
        ConnectionWriter writer = writer(client, ServerLimits.DEFAULTS.outbound(), new ReentrantLock());
        writer.write(List.of(
                message("x".repeat(40_000)),
                message("y".repeat(40_000)),
                message("1"),
                message("2"),
                message("z".repeat(90_000))));
        assertEquals(List.of(40_000, 40_002, 90_000, 90_000), written);
    }

    @Test
    void aHundredThreadsInBothWaysOfWritingNeverMixTheirMessages() throws Exception {
        Nibbling client = new Nibbling();
        ServerLimits.Outbound roomy = new ServerLimits.Outbound(1 << 26, WRITERS * LETTERS, Duration.ofSeconds(9));
        ConnectionWriter writer = writer(client, roomy, new ReentrantLock());
        AtomicInteger failed = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            writers.add(Threads.platform("writer " + i, () -> {
                try {
                    write(writer, number);
                } catch (IOException | AssertionError broken) {
                    failed.incrementAndGet();
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread thread : writers) {
            thread.join();
        }
        assertEquals(0, failed.get());
        assertTrue(writer.isIdle(), "whoever was the writer last has written everything");
        assertEquals(false, client.mixed.get(), "two wrote at once");
        String all = client.taken.toString(StandardCharsets.US_ASCII);
        int[] nextLetter = new int[WRITERS];
        for (int at = 0; at < all.length(); at += SIZE) {
            String unit = all.substring(at, at + 6);
            assertEquals(unit.repeat(SIZE / 6), all.substring(at, at + SIZE), "a message in one piece");
            int number = Integer.parseInt(unit.substring(0, 2).strip());
            assertEquals(
                    nextLetter[number]++, Integer.parseInt(unit.substring(3, 5).strip()), "in each one's order");
        }
        assertEquals(WRITERS * LETTERS * SIZE, all.length());
    }

    private static final ServerLimits.Outbound SMALL = new ServerLimits.Outbound(10, 2, Duration.ofSeconds(9));

    @Test
    void theQueueTakesNoMoreThanItsBoundsButAlwaysAFirstMessage() {
        ConnectionWriter writer = writer(new Nibbling(), SMALL, new ReentrantLock());
        assertTrue(writer.tryAcquire());
        assertEquals(OfferResult.QUEUED, writer.offer(message("longer than ten bytes")), "the first one, however long");
        assertEquals(OfferResult.FULL, writer.offer(message("x")), "too many bytes wait");
        assertEquals(21, writer.queuedBytes());
        assertTrue(writer.release(), "the writer has to drain what came meanwhile");
        drain(writer);
        assertEquals(0, writer.queuedBytes());
        assertTrue(writer.tryAcquire());
        assertEquals(OfferResult.QUEUED, writer.offer(message("1")));
        assertEquals(OfferResult.QUEUED, writer.offer(message("2")));
        assertEquals(OfferResult.FULL, writer.offer(message("3")), "too many messages wait");
    }

    @Test
    void closingGivesBackWhatWaitedAndLetsNobodyWriteAnyMore() throws Exception {
        Nibbling client = new Nibbling();
        ConnectionWriter writer = writer(client, SMALL, new ReentrantLock());
        assertTrue(writer.tryAcquire());
        OutboundMessage waiting = message("waits");
        assertEquals(OfferResult.QUEUED, writer.offer(waiting));
        CountDownLatch refused = new CountDownLatch(1);
        Thread second = Threads.platform("second writer", () -> {
            if (!writer.acquire()) {
                refused.countDown();
            }
        });
        second.start();
        assertEquals(List.of(waiting), List.copyOf(writer.close()));
        assertTrue(refused.await(20, TimeUnit.SECONDS), "who waited to write is let go");
        second.join();
        assertFalse(writer.release(), "there is nothing to drain");
        assertEquals(OfferResult.CLOSED, writer.offer(message("late")));
        assertFalse(writer.tryAcquire());
        assertEquals(List.of(), List.copyOf(writer.close()), "nothing is lost twice");
        assertEquals("", client.taken.toString(StandardCharsets.US_ASCII));
    }
}
