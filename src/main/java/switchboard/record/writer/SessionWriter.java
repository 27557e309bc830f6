package switchboard.record.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.record.FileGoneException;
import switchboard.record.Gap;
import switchboard.record.SessionException;
import switchboard.record.file.Companions;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.Schema;
import switchboard.record.file.SessionCheck;
import switchboard.record.file.SessionFile;
import switchboard.record.file.Sqlite;
import switchboard.record.search.ZoneMapIndexer;
import switchboard.record.search.ZoneMapInsert;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.text.TextColumns;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;

/**
 * Writes facts into a session file, in groups of one transaction each. Created, used and closed on one thread.
 *
 * <p>After any exception only {@link #abandon} may be called: the driver's prepared statements do not recover from a
 * full disk.
 */
public final class SessionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWriter.class);

    /**
     * The page cache in KiB (PRAGMA cache_size). It holds all pages of one transaction; otherwise SQLite writes some
     * pages twice.
     */
    private static final int CACHE_KIB = 16 << 10;

    /** The end of the name of a copy that is not complete; no session has it. */
    private static final String COPY = "-copy";

    private final SessionFile file;
    private final Connection connection;
    private final boolean logged;
    private final long run;
    private final ClientUpserts clients;
    private final StepInsert steps;
    private final ReadingUpserts readings;
    private final MessageInsert messages;
    private final ZoneMapIndexer indexer = new ZoneMapIndexer();
    private final ZoneMapInsert zoneMaps;
    private final NoteUpserts notes;
    private final PreparedStatement findings;
    private final PreparedStatement updateRunTotals;
    private final PreparedStatement gaps;
    private final boolean afterCrash;
    private final FileIdentityCheck identityCheck;
    private long newest;
    private long missing;
    private long bytes;

    /**
     * Opens or creates a session file, and begins a run in it or continues the run of this number.
     *
     * @param newest the number of the newest message so far, which may be in another file
     * @throws FileGoneException if there is a run to continue but no file
     */
    public static SessionWriter open(SessionFile file, OptionalLong run, long newest, long now)
            throws SQLException, SessionException {
        boolean fresh = !Files.exists(file.path());
        if (fresh && run.isPresent()) {
            throw new FileGoneException(file.path());
        }
        if (fresh) {
            create(file.path());
        }
        Connection connection = Sqlite.writing(file.path());
        boolean ready = false;
        try {
            boolean empty = run.isPresent()
                    ? SessionCheck.ownIsEmpty(file.path(), connection)
                    : SessionCheck.isEmpty(file.path(), connection);
            if (empty) {
                Sqlite.execute(connection, "PRAGMA page_size = " + Schema.PAGE_BYTES);
            }
            if (!empty && run.isEmpty()) {
                dryRun(file, connection, newest, now);
            }
            boolean logged = chooseJournal(file, connection);
            if (run.isPresent()) {
                file.requireWhole(connection);
            }
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            if (empty) {
                Schema.create(connection);
            } else {
                Schema.upgrade(connection);
            }
            boolean afterCrash = run.isEmpty() && lastRunNeverEnded(connection);
            long number = run.isPresent() ? run.getAsLong() : beginRun(connection, now);
            SessionWriter writer = new SessionWriter(file, connection, logged, number, newest, afterCrash);
            Sqlite.execute(connection, "COMMIT");
            writer.identityCheck.begin();
            ready = true;
            return writer;
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.OPEN_WHY.with(file.path().toString(), FileFailure.why(failure, file.path())), failure);
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /**
     * Creates the file that SQLite then opens. SQLite gives its files beside it the same permissions, so nothing is
     * open to others at any time.
     */
    private static void create(Path file) throws SQLException {
        try {
            PrivateFiles.createFile(file);
        } catch (IOException failure) {
            throw new SQLException(failure.getMessage(), "", SQLiteErrorCode.SQLITE_CANTOPEN.code, failure);
        }
    }

    /**
     * Begins a run and rolls it back. A file that can't be continued thus stays unchanged, including its journal mode.
     */
    private static void dryRun(SessionFile file, Connection connection, long newest, long now) throws SQLException {
        Sqlite.execute(connection, "BEGIN IMMEDIATE");
        Schema.upgrade(connection);
        boolean afterCrash = lastRunNeverEnded(connection);
        SessionWriter dryWriter =
                new SessionWriter(file, connection, false, beginRun(connection, now), newest, afterCrash);
        Sqlite.execute(connection, "ROLLBACK");
        LOG.trace("{} can be continued after message {}", file.path(), dryWriter.newest());
    }

    /**
     * Chooses the write-ahead log if it is possible: then readers and the writer never wait for each other.
     *
     * <p>The write-ahead log does not work on network file systems, because its index is memory that all processes
     * share (SQLite, "Write-Ahead Logging").
     *
     * @return whether the file has a write-ahead log
     */
    private static boolean chooseJournal(SessionFile file, Connection connection)
            throws SQLException, SessionException {
        String wanted = file.isOnNetwork() ? "delete" : "wal";
        String chosen = Sqlite.text(connection, "PRAGMA journal_mode = " + wanted);
        if (!chosen.equals(wanted)) {
            chosen = Sqlite.text(connection, "PRAGMA journal_mode = delete");
        }
        if (!chosen.equals("wal") && !chosen.equals("delete")) {
            throw new SessionException(RecordText.SENTENCE.with(
                    RecordText.FILE_JOURNAL.with(file.path().toString(), chosen)));
        }
        Sqlite.execute(connection, "PRAGMA cache_size = -" + CACHE_KIB);
        Sqlite.execute(connection, "PRAGMA wal_autocheckpoint = 2000");
        Sqlite.execute(connection, "PRAGMA journal_size_limit = " + (64 << 20));
        return chosen.equals("wal");
    }

    /**
     * Writes the whole write-ahead log into the database (a checkpoint).
     *
     * <p>After a failed fsync the system may consider data written that is only in its memory, and a repeated fsync
     * then reports success. The checkpoint reads this data back and writes it anew. It is on disk when this method
     * returns; otherwise this method fails, too.
     */
    void rewriteLog() throws SQLException {
        if (Sqlite.number(connection, "PRAGMA wal_checkpoint(FULL)") != 0) {
            throw new SQLException("the log is being read", "", SQLiteErrorCode.SQLITE_BUSY.code);
        }
    }

    private static boolean lastRunNeverEnded(Connection connection) throws SQLException {
        return Sqlite.number(connection, "SELECT ended_at IS NULL FROM run ORDER BY id DESC LIMIT 1") != 0;
    }

    private static long beginRun(Connection connection, long now) throws SQLException {
        Sqlite.execute(connection, "INSERT INTO run(started_at) VALUES (" + now + ")");
        return Sqlite.number(connection, "SELECT last_insert_rowid()");
    }

    /**
     * Leaves syncs and checkpoints of the write-ahead log to {@link LogForce} and {@link Checkpointer}. A commit then
     * survives the end of this process, but not yet a power failure.
     *
     * @return false if there is no write-ahead log; then each commit is on disk when it returns
     */
    boolean leaveSyncToOthers() throws SQLException {
        if (logged) {
            Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
            Sqlite.execute(connection, "PRAGMA wal_autocheckpoint = 0");
        }
        return logged;
    }

    private SessionWriter(
            SessionFile file, Connection connection, boolean logged, long run, long newestBefore, boolean afterCrash)
            throws SQLException {
        this.file = file;
        this.connection = connection;
        this.logged = logged;
        this.run = run;
        this.afterCrash = afterCrash;
        identityCheck = new FileIdentityCheck(file.path());
        newest = Math.max(newestBefore, Sqlite.number(connection, "SELECT max(number) FROM message"));
        missing = Sqlite.number(connection, "SELECT sum(messages) FROM gap");
        bytes = Sqlite.number(connection, "SELECT sum(bytes) FROM run");
        clients = new ClientUpserts(connection);
        steps = new StepInsert(connection);
        readings = new ReadingUpserts(connection);
        messages = new MessageInsert(connection);
        zoneMaps = new ZoneMapInsert(connection);
        notes = new NoteUpserts(connection);
        findings = connection.prepareStatement(
                "INSERT INTO finding(message, place, cause, certainty, sentence, repair, code, arguments) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        gaps = connection.prepareStatement("""
                INSERT INTO gap(before, from_at, to_at, messages, bytes, reason, code, arguments, step)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET from_at = min(from_at, excluded.from_at), to_at = max(to_at, excluded.to_at),
                  messages = messages + excluded.messages, bytes = bytes + excluded.bytes, reason = excluded.reason,
                  code = excluded.code, arguments = excluded.arguments""");
        updateRunTotals =
                connection.prepareStatement("UPDATE run SET messages = messages + ?, bytes = bytes + ? WHERE id = ?");
    }

    /** Returns the number of this run in the file. */
    long run() {
        return run;
    }

    /** Returns the number of the newest message on disk. */
    long newest() {
        return newest;
    }

    /** Returns the place of the newest step of a client on disk. */
    long lastStep() {
        return steps.last();
    }

    /** Returns the steps of clients on disk behind a place, in order. */
    List<ClientStep> stepsBehind(long place) throws SQLException {
        return steps.behind(place);
    }

    /** Returns the number of messages that the gaps on disk count. */
    long missing() {
        return missing;
    }

    /** Returns the bytes of all messages on disk, including headers. */
    long bytes() {
        return bytes;
    }

    /** Returns the size of the file in bytes when its write-ahead log is merged into it. */
    long fileBytes() throws SQLException {
        return Sqlite.number(connection, "PRAGMA page_count") * Sqlite.number(connection, "PRAGMA page_size");
    }

    /** Returns the largest number of a client in this file, 0 if there is none. */
    long lastClient() throws SQLException {
        return Sqlite.number(connection, "SELECT max(id) FROM client");
    }

    /** Returns whether the previous run never ended, because the program or the computer crashed. */
    boolean afterCrash() {
        return afterCrash;
    }

    /** Returns whether the file and its write-ahead log are still at their paths. */
    boolean isPresent() {
        return identityCheck.isSame();
    }

    /**
     * Writes facts and notes in order, all or none; they are on disk when this returns.
     *
     * @param marks gaps before the first of the messages
     * @param annotations notes on any messages and clients
     * @return the steps of clients among the facts, at their places
     */
    public List<ClientStep> write(List<Fact> facts, List<Gap> marks, List<Annotation> annotations) throws SQLException {
        long number = newest;
        long size = 0;
        indexer.index(facts, newest + 1);
        Sqlite.execute(connection, "BEGIN IMMEDIATE");
        messages.begin();
        for (Gap gap : marks) {
            mark(gap);
        }
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Received in -> {
                    write(++number, in.at(), in.id(), Direction.IN, in.message(), OptionalLong.empty());
                    size += in.message().size();
                }
                case Fact.Sent out -> {
                    write(++number, out.at(), out.id(), Direction.OUT, out.message(), out.request());
                    size += out.message().size();
                }
                case Fact.Opened now -> {
                    clients.opened(run, now.connection());
                    readings.opened(now.id(), now.connection().reading());
                    steps.add(now, number);
                }
                case Fact.Named now -> clients.named(now.id(), now.name());
                case Fact.CharsetChosen now -> readings.chosen(now.id(), now.charset());
                case Fact.ReadAs now -> readings.chosen(now, number, steps.last());
                case Fact.Closed now -> {
                    clients.closed(now);
                    steps.add(now, number);
                }
                case Fact.AnswerEnded now -> {
                    clients.answerEnded(now.id(), now.at(), now.text());
                    steps.add(now, number);
                }
                case Fact.Listening now -> clients.listening(run, now.listener());
                case Fact.ListeningFailed notKept -> {}
                case Fact.ListeningEnded notKept -> {}
                case Fact.Counted notKept -> {}
                case Fact.Rejected notKept -> {}
                case Fact.Delivered notKept -> {}
                case Fact.Changed notKept -> {}
                case Fact.LimitHit notKept -> {}
                case Fact.NoteKept notKept -> {}
                case Fact.Recorded notKept -> {}
                case Fact.AccessChanged notKept -> {}
                case Fact.AutoReplyChanged notKept -> {}
                case Fact.Warning notKept -> {}
            }
        }
        for (Annotation annotation : annotations) {
            notes.write(annotation);
        }
        zoneMaps.insert(indexer.found());
        if (number > newest) {
            messages.end(number);
            updateRunTotals.setLong(1, number - newest);
            updateRunTotals.setLong(2, size);
            updateRunTotals.setLong(3, run);
            updateRunTotals.executeUpdate();
        }
        Sqlite.execute(connection, "COMMIT");
        newest = number;
        missing += marks.stream().mapToLong(Gap::messages).sum();
        bytes += size;
        return steps.committed();
    }

    private void write(
            long number, long at, ConnectionId client, Direction direction, Message message, OptionalLong request)
            throws SQLException {
        messages.add(number, at, client, direction, message, request);
        int place = 0;
        for (Finding finding : message.findings()) {
            findings.setLong(1, number);
            findings.setInt(2, place++);
            findings.setString(3, finding.cause().id());
            findings.setString(4, MessageColumns.code(finding.certainty()));
            TextColumns text = TextColumns.of(finding.text());
            findings.setString(5, text.sentence());
            findings.setString(6, finding.repair().map(CodedText::english).orElse(""));
            findings.setString(7, text.code());
            findings.setString(8, text.arguments());
            findings.executeUpdate();
        }
    }

    private void mark(Gap gap) throws SQLException {
        gaps.setLong(1, newest + 1);
        gaps.setLong(2, gap.from());
        gaps.setLong(3, gap.to());
        gaps.setLong(4, gap.messages());
        gaps.setLong(5, gap.bytes());
        TextColumns reason = TextColumns.of(gap.reason());
        gaps.setString(6, reason.sentence());
        gaps.setString(7, reason.code());
        gaps.setString(8, reason.arguments());
        gaps.setLong(9, steps.last());
        gaps.executeUpdate();
    }

    /**
     * Copies everything that is still readable into a new file, even if the own file has lost its name. Afterwards only
     * {@link #abandon} may be called.
     *
     * <p>The copy gets its name when it is complete and has its write-ahead log: a reader that opens it at once could
     * otherwise keep it locked for as long as it reads.
     */
    void copyTo(SessionFile target) throws SQLException, SessionException {
        Path copy = target.path().resolveSibling(target.path().getFileName() + COPY);
        try {
            PrivateFiles.createFile(target.path());
            Files.deleteIfExists(copy);
            PrivateFiles.createFile(copy);
        } catch (IOException failure) {
            throw uncopied(target, failure);
        }
        // The driver keeps a statement busy after an insert, and SQLite refuses VACUUM INTO while a statement is busy.
        clients.close();
        steps.close();
        readings.close();
        messages.close();
        zoneMaps.close();
        notes.close();
        for (PreparedStatement statement : List.of(findings, gaps, updateRunTotals)) {
            statement.close();
        }
        try {
            // The copy has to be on disk when this returns.
            Sqlite.execute(connection, "PRAGMA synchronous = FULL");
            Sqlite.execute(connection, "VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
            if (logged) {
                try (Connection copied = Sqlite.writing(copy)) {
                    Sqlite.text(copied, "PRAGMA journal_mode = wal");
                }
            }
            Files.move(copy, target.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw uncopied(target, failure);
        } finally {
            discard(copy);
        }
    }

    private static SessionException uncopied(SessionFile target, IOException failure) {
        return new SessionException(
                RecordText.FILE_COPY.with(target.path().toString(), FileFailure.why(failure, target.path())), failure);
    }

    /** Deletes an incomplete copy, if there is one. */
    private static void discard(Path copy) {
        try {
            Companions.delete(copy);
            Files.deleteIfExists(copy);
        } catch (IOException failure) {
            LOG.debug("The incomplete copy {} can't be removed", copy, failure);
        }
    }

    /** Commits the end of the run; afterwards only {@link #abandon} may be called. */
    void endRun(long now) throws SQLException {
        Sqlite.execute(connection, "BEGIN IMMEDIATE");
        zoneMaps.insert(indexer.rest());
        indexer.close();
        Sqlite.execute(connection, "UPDATE run SET ended_at = " + now + " WHERE id = " + run);
        Sqlite.execute(connection, "COMMIT");
    }

    /** Ends the run and merges the write-ahead log into the file. */
    public void end(long now) throws SQLException {
        endRun(now);
        merge();
    }

    /** Merges the write-ahead log into the file, if no reader prevents it, and closes the file. */
    void merge() throws SQLException {
        // A reader in another program can prevent the rest. The rest only cleans up, so it is not worth waiting for.
        Sqlite.execute(connection, "PRAGMA busy_timeout = 100");
        Sqlite.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        // A finished file needs no write-ahead log. Without one, it can be read on any file system and leaves no files
        // beside it.
        Sqlite.execute(connection, "PRAGMA journal_mode = delete");
        connection.close();
    }

    /** Deletes the log that a {@linkplain #copyTo copied} file left behind, after all its connections are closed. */
    void deleteOrphans() {
        try {
            identityCheck.deleteOrphans();
        } catch (IOException failure) {
            LOG.debug("The log of {} can't be removed", file.path(), failure);
        }
    }

    /** Closes the file after a failure; uncommitted data is rolled back. */
    public void abandon() {
        indexer.close();
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            LOG.debug("Closing {} after a failure failed, too", file.path(), alsoFailed);
        }
    }
}
