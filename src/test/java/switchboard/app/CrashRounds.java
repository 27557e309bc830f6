package switchboard.app;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import switchboard.event.EventBus;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;
import switchboard.thread.Threads;
import switchboard.wire.framing.Framings;

/**
 * Kills a server while clients send to it, kills some of the processes that recover its session, and checks the
 * session file.
 *
 * <p>Each message holds its client and its number, and the server echoes it. The file must therefore hold messages 0,
 * 1, 2 … of each client once and in order, at least as many as were reported as recorded, and their echoes likewise.
 */
final class CrashRounds {
    private static final int CLIENTS = 8;
    private static final int MOST_UNANSWERED = 100;
    private static final int MOST_MESSAGES = 2_000_000;

    /**
     * The result of a round.
     *
     * @param reported the messages reported as recorded before the kill
     * @param found the messages in the file
     * @param behindMillis the time between the kill and the reply to the oldest message that is not in the file
     * @param recoveriesKilled the number of recovering processes that were killed as well
     */
    record Outcome(long reported, long found, long behindMillis, int recoveriesKilled) {}

    private final Path directory;
    private final Random random;

    CrashRounds(Path directory, long seed) {
        this.directory = directory;
        random = new Random(seed);
    }

    /**
     * Runs one round.
     *
     * @throws IllegalStateException with a sentence if a check fails
     */
    Outcome play() throws Exception {
        Path file = directory.resolve("class.db");
        AtomicLong reported = new AtomicLong();
        List<Talker> talkers = new ArrayList<>();
        long killedAt;
        Process server = start(file);
        try (BufferedReader output = server.inputReader()) {
            require(output.readLine().equals("opening"), "the server did not start");
            int port = Integer.parseInt(output.readLine().replace("port ", ""));
            for (int client = 0; client < CLIENTS; client++) {
                talkers.add(new Talker(client, port));
            }
            while (reported.get() < 1_000) {
                reported.set(Long.parseLong(output.readLine()));
            }
            Thread reader = Threads.platform(
                    "reports",
                    () -> output.lines()
                            .map(CrashRounds::number)
                            .forEach(number -> reported.accumulateAndGet(number, Math::max)));
            reader.start();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            server.toHandle().destroyForcibly();
            killedAt = System.nanoTime();
            require(server.waitFor(30, TimeUnit.SECONDS), "it can't be killed");
            reader.join();
        } finally {
            server.destroyForcibly();
            for (Talker talker : talkers) {
                talker.close();
            }
        }
        int killed = killRecoveries(file);
        long found = reopen(file);
        require(found >= reported.get(), found + " messages are there, but " + reported + " were reported");
        long behind = inspect(file, talkers, killedAt);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path left : files.toList()) {
                Files.delete(left);
            }
        }
        return new Outcome(reported.get(), found, behind, killed);
    }

    /** The kill may cut the last line; such a line reports nothing. */
    private static long number(String line) {
        return line.matches("\\d{1,18}") ? Long.parseLong(line) : 0;
    }

    private static Process start(Path file) throws IOException {
        List<String> command = new ArrayList<>(JavaProcess.of(List.of()).command());
        command.set(command.size() - 1, CrashingServer.class.getName());
        command.addAll(List.of("--headless", "--port", "0", "--auto", "echo", "--session", file.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts processes that recover the file and kills them during or after the recovery. */
    private int killRecoveries(Path file) throws Exception {
        int killed = random.nextInt(3);
        for (int count = 0; count < killed; count++) {
            Process recovery = start(file);
            try (BufferedReader output = recovery.inputReader()) {
                require(output.readLine().equals("opening"), "it did not start");
                TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
            } finally {
                recovery.toHandle().destroyForcibly();
                require(recovery.waitFor(30, TimeUnit.SECONDS), "it can't be killed");
            }
        }
        return killed;
    }

    /** Opens the file as the next start of the program does and returns its number of messages. */
    private static long reopen(Path file) throws SessionException {
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            String notice = session.notice().map(CodedText::english).orElse("nothing");
            require(notice.contains("without being closed"), "it said " + notice);
            return session.lastMessage();
        }
    }

    private long inspect(Path file, List<Talker> talkers, long killedAt) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
                require(check.next() && "ok".equals(check.getString(1)), "it is damaged: " + check.getString(1));
            }
            Map<Long, long[]> next = new HashMap<>();
            Map<Long, Integer> talkerOf = new HashMap<>();
            long expected = 1;
            try (ResultSet row =
                    statement.executeQuery("SELECT number, client, direction, body FROM message ORDER BY number")) {
                while (row.next()) {
                    require(row.getLong(1) == expected++, "number " + row.getLong(1) + " comes too early");
                    long client = row.getLong(2);
                    String body = new String(row.getBytes(4), StandardCharsets.UTF_8);
                    int talker = talkerOf.computeIfAbsent(
                            client, newcomer -> Integer.parseInt(body.substring(0, body.indexOf(' '))));
                    long[] counts = next.computeIfAbsent(client, newcomer -> new long[2]);
                    int number = (int) counts[row.getInt(3)]++;
                    require(body.equals(text(talker, number)), "message " + row.getLong(1) + " says " + body);
                }
            }
            long behind = 0;
            for (Map.Entry<Long, long[]> entry : next.entrySet()) {
                Talker talker = talkers.get(talkerOf.getOrDefault(entry.getKey(), 0));
                behind = Math.max(behind, killedAt - talker.answeredAt((int) entry.getValue()[0], killedAt));
            }
            return TimeUnit.NANOSECONDS.toMillis(behind);
        }
    }

    private static String text(int client, int number) {
        return client + " " + number + " " + "abcdefghij".repeat(number % 30);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** A client that sends as fast as replies come and notes the time of each reply. */
    private static final class Talker {
        private final Socket socket;
        private final Semaphore mayStillSend = new Semaphore(MOST_UNANSWERED);
        private final AtomicReferenceArray<Long> answeredAt = new AtomicReferenceArray<>(MOST_MESSAGES);
        private final Thread sender;
        private final Thread receiver;

        Talker(int client, int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            sender = Threads.platform("sender", () -> send(client));
            receiver = Threads.platform("receiver", this::receive);
            sender.start();
            receiver.start();
        }

        private void send(int client) {
            try {
                OutputStream out = socket.getOutputStream();
                for (int number = 0; number < MOST_MESSAGES; number++) {
                    mayStillSend.acquire();
                    byte[] body = text(client, number).getBytes(StandardCharsets.UTF_8);
                    out.write(Framings.HEADER64.frame(body).bytes());
                }
            } catch (IOException serverIsDead) {
                mayStillSend.drainPermits();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        private void receive() {
            try {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] header = new byte[64];
                for (int number = 0; number < MOST_MESSAGES; number++) {
                    in.readFully(header);
                    in.skipNBytes(Integer.parseInt(new String(header, StandardCharsets.US_ASCII).trim()));
                    answeredAt.set(number, System.nanoTime());
                    mayStillSend.release();
                }
            } catch (IOException serverIsDead) {
                sender.interrupt();
            }
        }

        /** Returns the time of the reply to a message, or {@code otherwise} if there was none. */
        long answeredAt(int number, long otherwise) {
            Long at = answeredAt.get(number);
            return at == null ? otherwise : at;
        }

        void close() throws IOException, InterruptedException {
            socket.close();
            sender.interrupt();
            sender.join();
            receiver.join();
        }
    }
}
