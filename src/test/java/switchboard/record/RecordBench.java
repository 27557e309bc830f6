package switchboard.record;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import switchboard.bench.Bench;
import switchboard.bench.Options;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.record.file.Schema;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.wire.Message;

/**
 * Measures the speed of recording: {@code ./run.sh bench record [--messages N] [--bytes N] [--in FOLDER]}.
 *
 * <p>Publishers publish the facts of a busy socket; the measurement ends when the last message is on disk. Just before,
 * the same rows are inserted into the same table without a recorder, by plain JDBC. This gives the most that the
 * machine can do at this moment. On a machine that is busy with other work, the ratio of the two is more reliable than
 * either figure.
 */
public final class RecordBench {
    /** The facts that a publisher publishes at once: the messages of one read of 64 KiB. */
    private static final int LIST = 240;

    private static final int DIFFERENT = 8_192;
    private static final int CLIENTS = 30;

    private RecordBench() {}

    /** Measures and prints the results. */
    public static int run(Options options, PrintStream out) throws Exception {
        options.only("messages", "bytes", "in");
        long messages = options.number("messages", 5_000_000);
        int bytes = (int) options.number("bytes", 200);
        Path folder =
                Files.createTempDirectory(Path.of(options.text("in", System.getProperty("java.io.tmpdir"))), "bench");
        try {
            Message[] said = said(bytes);
            out.printf(
                    Locale.ROOT,
                    "%,d messages of %d bytes into %s (%s), forced to the disk%n",
                    messages,
                    bytes,
                    folder,
                    Files.getFileStore(folder).type());
            double floor = plain(folder.resolve("plain.db"), said, messages, out);
            double rate = recorded(folder.resolve("session.db"), said, messages, out);
            out.printf(Locale.ROOT, "               %.2f times plain JDBC%n", rate / floor);
            return 0;
        } finally {
            for (Path file : Recorded.filesIn(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /** Returns different messages of words, so many that they do not fit into a processor's caches. */
    private static Message[] said(int bytes) {
        Random random = new Random(1);
        Message[] said = new Message[DIFFERENT];
        for (int index = 0; index < said.length; index++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < bytes) {
                for (int letters = 1 + random.nextInt(9); letters > 0; letters--) {
                    text.append((char) ('a' + random.nextInt(26)));
                }
                text.append(' ');
            }
            text.setLength(bytes);
            said[index] = Facts.in(Facts.utf8(text.toString()));
        }
        return said;
    }

    private static Fact.Received fact(Message[] said, long number) {
        return new Fact.Received(
                Facts.id(1 + number % CLIENTS), 1_700_000_000_000_000L + 2 * number, said[(int) (number % DIFFERENT)]);
    }

    private static double recorded(Path file, Message[] said, long messages, PrintStream out) throws Exception {
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            var news = bus.subscribe("bench", 1_000_000, 1L << 30, fact -> fact instanceof Fact.Recorded);
            for (int client = 1; client <= CLIENTS; client++) {
                bus.publish(Facts.opened(client));
            }
            long before = cpu(recorderThread());
            long began = System.nanoTime();
            Thread publisher = Thread.ofPlatform().daemon().start(() -> publish(bus, said, messages));
            long heap = 0;
            long wal = 0;
            List<Fact> facts = new ArrayList<>();
            long done = 0;
            NumberList between = new NumberList();
            long told = System.nanoTime();
            while (done < messages) {
                news.take(facts, 1, TimeUnit.SECONDS.toNanos(600));
                long now = System.nanoTime();
                long more = ((Fact.Recorded) facts.getFirst()).messages() - done;
                if (more > 0) {
                    between.add(now - told);
                    told = now;
                }
                done += more;
                facts.clear();
                heap = Math.max(
                        heap,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                wal = Math.max(wal, Files.size(file.resolveSibling(file.getFileName() + "-wal")));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            publisher.join();
            long[] sorted = Bench.sorted(between.toArray());
            out.printf(
                    Locale.ROOT,
                    "recorder       %,9.0f messages/s in %.1f s, %.2f µs of its thread each%n",
                    messages / seconds,
                    seconds,
                    (cpu(recorderThread()) - before) / 1e3 / messages);
            out.printf(
                    Locale.ROOT,
                    "               %,d commits, from one to the next: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    sorted.length,
                    Bench.percentile(sorted, 0.5) / 1e6,
                    Bench.percentile(sorted, 0.99) / 1e6,
                    sorted[sorted.length - 1] / 1e6);
            out.printf(
                    Locale.ROOT,
                    "               file %,d MiB, write-ahead log %,d MiB at most, heap %,d MiB at most%n",
                    Files.size(file) >> 20,
                    wal >> 20,
                    heap >> 20);
            return messages / seconds;
        }
    }

    private static long recorderThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchboard-recorder"))
                .findFirst()
                .orElseThrow()
                .threadId();
    }

    private static long cpu(long thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    private static void publish(EventBus bus, Message[] said, long messages) {
        for (long number = 1; number <= messages; ) {
            List<Fact> list = new ArrayList<>(LIST);
            while (list.size() < LIST && number <= messages) {
                list.add(fact(said, number++));
            }
            bus.publish(list);
        }
    }

    /** Inserts the same rows by plain JDBC and returns the rate in rows a second. */
    private static double plain(Path file, Message[] said, long messages, PrintStream out)
            throws IOException, SQLException {
        int rows = 20;
        long before = cpu(Thread.currentThread().threadId());
        try (Connection connection = Sqlite.writing(Files.createFile(file))) {
            Sqlite.execute(connection, "PRAGMA page_size = " + Schema.PAGE_BYTES);
            Sqlite.text(connection, "PRAGMA journal_mode = wal");
            Schema.create(connection);
            long began = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO message(number, at, client, direction, shape, finding, header_length, read, body) VALUES "
                            + "(?, ?, ?, 0, 0, 0, 64, 7, ?), ".repeat(rows - 1) + "(?, ?, ?, 0, 0, 0, 64, 7, ?)")) {
                for (long number = 1; number <= messages; ) {
                    Sqlite.execute(connection, "BEGIN IMMEDIATE");
                    for (long last = Math.min(messages, number + 19_999); number <= last; ) {
                        int column = 1;
                        for (int row = 0; row < rows; row++, number++) {
                            Fact.Received fact = fact(said, number);
                            insert.setLong(column++, number);
                            insert.setLong(column++, fact.at());
                            insert.setLong(column++, fact.id().number());
                            insert.setBytes(column++, fact.message().body());
                        }
                        insert.executeUpdate();
                    }
                    Sqlite.execute(connection, "COMMIT");
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "plain JDBC     %,9.0f messages/s in %.1f s, %.2f µs of its thread each%n",
                    messages / seconds,
                    seconds,
                    (cpu(Thread.currentThread().threadId()) - before) / 1e3 / messages);
            return messages / seconds;
        }
    }
}
