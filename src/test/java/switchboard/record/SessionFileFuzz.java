package switchboard.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.Filter;
import switchboard.filter.TextCondition;
import switchboard.fuzz.Inert;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.file.Schema;
import switchboard.record.file.Sqlite;
import switchboard.record.reader.SessionReader;
import switchboard.record.session.RecordingSession;
import switchboard.text.CodedText;
import switchboard.thread.Threads;

/**
 * Opens any file as a session, for reading and for recording. Checks that this works or is refused with a sentence, and
 * that the file of another program stays unchanged.
 *
 * <p>An input's first byte is the kind of the rest: the file itself; bytes to change in a session, in one that a crash
 * left, or in its write-ahead log; or changes to a session whose tables accept NULL and then pretend not to. Its
 * highest bit asks for a continuation of the session, which is slower.
 */
public final class SessionFileFuzz {
    private static final String[] TABLES = {
        "run",
        "listener",
        "client",
        "message",
        "finding",
        "message_note",
        "client_note",
        "gap",
        "step",
        "block",
        "block_text"
    };

    /** The statements of the tables of a session. */
    private static final List<String> STATEMENTS = new ArrayList<>();

    private static final int MOST_CHANGES = 12;
    private static final int MESSAGES = 40;
    private static final Path SCRATCH;
    private static final Sample FINISHED;
    private static final Sample CRASHED;
    private static final Sample LOOSE;

    static {
        try {
            SCRATCH = scratch();
            CRASHED = Sample.crashed();
            FINISHED = Sample.finished();
            LOOSE = Sample.loose();
        } catch (Exception failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    private SessionFileFuzz() {}

    /** Returns a new folder that is deleted when Java ends; it is in memory if possible. */
    public static Path scratch() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "switchboard-fuzz-")
                : Files.createTempDirectory("switchboard-fuzz-");
        Runtime.getRuntime().addShutdownHook(Threads.platform("delete-scratch", () -> delete(folder)));
        return folder.toRealPath();
    }

    private static void delete(Path folder) {
        try {
            for (Path file : Recorded.filesIn(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            // The folder is in memory or among temporary files, so a failed deletion is harmless.
        }
    }

    /** Opens one file. Called by Jazzer and by the test of the seeds. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        String keep = System.getProperty("switchboard.fuzz.keep");
        if (keep != null) {
            // If Java itself crashes, this copy is the only one of the input.
            Files.write(Path.of(keep), input);
        }
        ByteBuffer changes = ByteBuffer.wrap(input);
        int how = changes.get() & 0xff;
        clear();
        Path file = SCRATCH.resolve("class.db");
        Path log = SCRATCH.resolve("class.db-wal");
        switch (how % 8) {
            case 0 -> Files.write(file, Arrays.copyOfRange(input, 1, input.length));
            case 1, 2 -> Files.write(file, changed(FINISHED.database, changes));
            case 3 -> {
                Files.write(file, changed(CRASHED.database, changes));
                Files.write(log, CRASHED.log);
            }
            case 4 -> {
                Files.write(file, CRASHED.database);
                Files.write(log, changed(CRASHED.log, changes));
            }
            default -> {
                Files.write(file, LOOSE.database);
                change(file, changes);
                tighten(file);
            }
        }
        byte[] before = Files.readAllBytes(file);
        boolean isAlone = !Files.exists(log);
        read(file);
        if (isAlone) {
            requireSame(before, file, "by reading");
        }
        if (how >= 128) {
            proceed(file, before, isAlone);
        }
    }

    private static void clear() throws IOException {
        for (Path file : Recorded.filesIn(SCRATCH)) {
            if (String.valueOf(file.getFileName()).startsWith("class")) {
                Files.delete(file);
            }
        }
    }

    /** Changes bytes: an offset among the bytes that are not zero, a count, and the new bytes. */
    private static byte[] changed(byte[] whole, ByteBuffer changes) {
        byte[] changed = whole.clone();
        int[] filled =
                IntStream.range(0, whole.length).filter(at -> whole[at] != 0).toArray();
        int size = whole.length;
        for (int count = 0; count < MOST_CHANGES && changes.remaining() > 2; count++) {
            int at = filled[(changes.getShort() & 0xffff) * 7 % filled.length];
            int length = changes.get() & 0xff;
            if (length == 255) {
                size = at;
            }
            for (int i = at; i < Math.min(at + length % 32, changed.length) && changes.hasRemaining(); i++) {
                changed[i] = changes.get();
            }
        }
        return Arrays.copyOf(changed, size);
    }

    /** Gives the tables that were not changed the statements of a session again; their rows stay. */
    private static void tighten(Path file) throws SQLException {
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "PRAGMA writable_schema = ON");
            for (String sql : STATEMENTS) {
                try (PreparedStatement statement = connection.prepareStatement(
                        "UPDATE sqlite_schema SET sql = ?1 WHERE sql = replace(?1, ' NOT NULL', '')")) {
                    statement.setString(1, sql);
                    statement.executeUpdate();
                }
            }
        } catch (SQLException refused) {
            // A change made the schema unreadable, so it stays as it is.
        }
    }

    /** Changes a session that accepts NULL; changes that SQLite refuses are skipped. */
    private static void change(Path file, ByteBuffer changes) throws SQLException {
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "PRAGMA synchronous = OFF");
            Sqlite.execute(connection, "PRAGMA journal_mode = MEMORY");
            for (int count = 0; count < MOST_CHANGES && changes.remaining() > 2; count++) {
                try {
                    Sqlite.execute(connection, sql(connection, changes));
                } catch (SQLException refused) {
                    // SQLite refused the change, so the file stays as it was.
                }
            }
        }
    }

    private static String sql(Connection connection, ByteBuffer changes) throws SQLException {
        int kind = changes.get() & 0xff;
        String table = TABLES[(changes.get() & 0xff) % TABLES.length];
        int place = changes.get() & 0xff;
        int columns =
                Math.max(1, (int) Sqlite.number(connection, "SELECT count(*) FROM pragma_table_info('" + table + "')"));
        String column = "\""
                + Sqlite.text(
                        connection,
                        "SELECT name FROM pragma_table_info('" + table + "') WHERE cid = " + place % columns)
                + "\"";
        return switch (kind % 16) {
            case 0 -> "DROP TABLE " + table;
            case 1 -> "DELETE FROM " + table + " WHERE rowid % 5 = " + place % 5;
            case 2 -> "ALTER TABLE " + table + " DROP COLUMN " + column;
            case 3 -> "INSERT INTO " + table + " SELECT * FROM " + table + " LIMIT " + (1 + place % 50);
            case 4 -> "ALTER TABLE " + table + " RENAME COLUMN " + column + " TO x" + place;
            case 5 -> "PRAGMA user_version = " + (place - 100);
            case 6 ->
                "CREATE TRIGGER t" + place + " AFTER INSERT ON " + table + " BEGIN DELETE FROM " + table + "; END";
            case 7 -> "ALTER TABLE " + table + " RENAME TO x" + place;
            case 8 -> endlessView(connection, table);
            case 14 -> slowColumn(connection, table, column);
            case 15 -> triggerOfAnotherType(connection, table);
            default ->
                "UPDATE " + table + " SET " + column + " = " + value(changes)
                        + (place > 127 ? "" : " WHERE rowid = " + (1 + place / 3));
        };
    }

    /** Replaces a table by a view with the same columns and endless rows. */
    private static String endlessView(Connection connection, String table) throws SQLException {
        String columns = Sqlite.text(
                connection, "SELECT group_concat('x AS \"' || name || '\"') FROM pragma_table_info('" + table + "')");
        Sqlite.execute(connection, "DROP TABLE IF EXISTS " + table);
        return "CREATE VIEW " + table + " AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "
                + columns + " FROM n";
    }

    /** Makes a column a generated one, whose expression runs for minutes for each row. */
    private static String slowColumn(Connection connection, String table, String column) throws SQLException {
        Sqlite.execute(connection, "ALTER TABLE " + table + " DROP COLUMN " + column);
        return "ALTER TABLE " + table + " ADD COLUMN " + column
                + " GENERATED ALWAYS AS (hex(zeroblob(20000)) LIKE '%0%0%0%0%0%1') VIRTUAL";
    }

    /** Creates a trigger and stores it under another type, which SQLite does not look at. */
    private static String triggerOfAnotherType(Connection connection, String table) throws SQLException {
        Sqlite.execute(connection, "CREATE TRIGGER other AFTER INSERT ON " + table + " BEGIN DELETE FROM message; END");
        Sqlite.execute(connection, "PRAGMA writable_schema = ON");
        return "UPDATE sqlite_schema SET type = 'Trigger' WHERE name = 'other'";
    }

    private static String value(ByteBuffer changes) {
        int kind = changes.hasRemaining() ? changes.get() & 0xff : 0;
        byte[] bytes = new byte[Math.min(changes.remaining(), kind / 8)];
        changes.get(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return switch (kind % 8) {
            case 0 -> "NULL";
            case 1 -> Long.toString(Long.parseUnsignedLong("0" + hex.substring(0, Math.min(hex.length(), 15)), 16));
            case 2 -> "-" + Long.parseUnsignedLong("0" + hex.substring(0, Math.min(hex.length(), 15)), 16);
            case 3 -> "1e" + bytes.length * 20;
            case 4, 5 -> "CAST(x'" + hex + "' AS TEXT)";
            case 6 -> "zeroblob(" + bytes.length * 1_000 + ")";
            default -> "x'" + hex + "'";
        };
    }

    /** Reads the whole session, like the list of sessions, an export and the window. */
    private static void read(Path file) throws Exception {
        try (SessionReader reader = SessionReader.open(file)) {
            attempt(reader::content);
            attempt(reader::listeners);
            attempt(reader::clients);
            attempt(reader::gaps);
            attempt(() -> reader.messages(Filter.ALL, 0, Long.MAX_VALUE));
            attempt(() -> reader.messages(new TextCondition("hello"), 0, 1_000));
        } catch (SessionException refused) {
            requireSentence(refused);
        }
    }

    private interface Question {
        Object ask() throws Exception;
    }

    private static void attempt(Question question) throws Exception {
        try {
            question.ask();
        } catch (SessionException refused) {
            requireSentence(refused);
        }
    }

    /** Continues the session. */
    private static void proceed(Path file, byte[] before, boolean isAlone) throws Exception {
        EventBus bus = new EventBus();
        try (bus;
                RecordingSession session =
                        RecordingSession.open(new SessionLocation.ChosenFile(file), bus, Clock.systemUTC(), 20)) {
            require(
                    !isAlone || before.length == 0 || isOurs(before),
                    "continued a file that is no session: " + Arrays.toString(Arrays.copyOf(before, 100)));
            SessionLog log = session.log();
            bus.publish(Facts.opened(session.lastClient() + 1));
            bus.publish(Facts.received(session.lastClient() + 1, "hello"));
            answer(log, log.newest());
            answer(log, log.rows(1, 1_000));
            answer(log, log.message(1));
            answer(log, log.clients());
            answer(log, log.allMatches(new TextCondition("hello"), 0, 1_000));
            session.notice().map(CodedText::english).ifPresent(Inert::require);
        } catch (SessionException refused) {
            requireSentence(refused);
            if (isAlone) {
                requireSame(before, file, "though it was refused: " + refused.getMessage());
                try (Stream<Path> left = Files.list(SCRATCH)) {
                    require(
                            left.map(Path::getFileName)
                                    .noneMatch(name -> name.toString().startsWith("class.db-")),
                            "something was left beside it, though it was refused: " + refused.getMessage());
                }
            }
        }
    }

    private static void answer(SessionLog log, CompletableFuture<?> question) throws Exception {
        try {
            question.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            require(failed.getCause() instanceof SessionException, log + ": " + failed.getCause());
        }
    }

    /** Returns whether an SQLite file is marked as a session of this program, or not marked at all. */
    private static boolean isOurs(byte[] file) {
        return file.length >= 100
                && new String(file, 0, 15, StandardCharsets.US_ASCII).equals("SQLite format 3")
                && (ByteBuffer.wrap(file).getInt(68) == Schema.APPLICATION_ID
                        || ByteBuffer.wrap(file).getInt(68) == 0);
    }

    private static void requireSentence(SessionException refused) {
        Inert.requireSentence(String.valueOf(refused.getMessage()));
    }

    private static void requireSame(byte[] before, Path file, String how) throws IOException {
        require(Arrays.equals(before, Files.readAllBytes(file)), "the file was changed " + how);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** The bytes of a session and of its write-ahead log. */
    private record Sample(byte[] database, byte[] log) {
        static Sample finished() throws Exception {
            Path file = SCRATCH.resolve("finished.db");
            say(file);
            return new Sample(Files.readAllBytes(file), new byte[0]);
        }

        static Sample crashed() throws Exception {
            return say(SCRATCH.resolve("crashed.db"));
        }

        /** Creates a session whose tables accept NULL everywhere. */
        static Sample loose() throws Exception {
            Path file = SCRATCH.resolve("loose.db");
            say(file);
            try (Connection connection = Sqlite.writing(file)) {
                Sqlite.execute(connection, "PRAGMA journal_mode = DELETE");
                Sqlite.execute(connection, "PRAGMA page_size = 1024");
                Sqlite.execute(connection, "VACUUM");
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE type = 'table'")) {
                    while (row.next()) {
                        STATEMENTS.add(row.getString(1));
                    }
                }
                Sqlite.execute(connection, "PRAGMA writable_schema = ON");
                Sqlite.execute(
                        connection,
                        "UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'");
            }
            return new Sample(Files.readAllBytes(file), new byte[0]);
        }

        /** Records a session and returns the files that a crash at its end would have left. */
        private static Sample say(Path file) throws Exception {
            EventBus bus = new EventBus();
            try (bus;
                    RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus);
                    Recorded recorded = new Recorded(bus)) {
                bus.publish(Facts.opened(1));
                bus.publish(new Fact.Named(Facts.id(1), "Ana"));
                for (int count = 1; count <= MESSAGES; count++) {
                    bus.publish(
                            count % 4 == 0
                                    ? Facts.sent(1, "hello " + count, OptionalLong.of(count))
                                    : Facts.received(1, "hello ".repeat(count) + count));
                }
                session.notes()
                        .put(List.of(new Annotation(new Note.Subject.OfMessage(3), new Note(true, "look"))))
                        .join();
                bus.publish(Facts.closed(1, false));
                recorded.await(MESSAGES);
                Path log = file.resolveSibling(file.getFileName() + "-wal");
                return new Sample(Files.readAllBytes(file), Files.readAllBytes(log));
            }
        }
    }
}
