package switchboard.bench.recording;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Inserts messages into a SQLite file with a write-ahead log: one thread takes what is queued and commits it in one
 * transaction. Thread-safe.
 */
final class JdbcRecorder implements AutoCloseable {
    private static final int QUEUED = 16_384;
    private static final int BATCH = 10_000;

    /** A row of the table. */
    private record Row(long at, int client, boolean out, byte[] body) {}

    private final BlockingQueue<Row> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Connection connection;
    private final Thread thread = new Thread(this::run, "recorder");
    private volatile boolean closed;

    /** Creates the file and its table. */
    JdbcRecorder(Path file, String synchronous) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = wal");
            statement.execute("PRAGMA synchronous = " + synchronous);
            statement.execute("CREATE TABLE message(number INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
                    + " client INTEGER NOT NULL, direction INTEGER NOT NULL, body BLOB NOT NULL)");
        }
        connection.setAutoCommit(false);
        thread.start();
    }

    /** Queues a message; waits while the queue is full. */
    void record(int client, boolean out, byte[] body) throws InterruptedException {
        queue.put(new Row(System.currentTimeMillis() * 1_000, client, out, body));
    }

    private void run() {
        List<Row> batch = new ArrayList<>(BATCH);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO message(at, client, direction, body) VALUES (?, ?, ?, ?)")) {
            while (true) {
                Row first = queue.poll(20, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closed) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
                for (Row row : batch) {
                    insert.setLong(1, row.at);
                    insert.setInt(2, row.client);
                    insert.setInt(3, row.out ? 1 : 0);
                    insert.setBytes(4, row.body);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                batch.clear();
            }
        } catch (SQLException | InterruptedException failed) {
            System.err.println("nothing is recorded any more: " + failed);
            System.exit(1);
        }
    }

    /** Writes what is queued and closes the file. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            connection.close();
        } catch (SQLException | InterruptedException failed) {
            System.err.println("the file was not closed: " + failed);
        }
    }
}
