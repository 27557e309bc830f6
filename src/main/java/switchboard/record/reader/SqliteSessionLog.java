package switchboard.record.reader;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.file.SqliteFailure;
import switchboard.record.log.LogSource;
import switchboard.record.log.QueuedLog;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/** Reads a session file on one platform thread with its own connection. Thread-safe. */
public final class SqliteSessionLog extends QueuedLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSessionLog.class);

    private final Supplier<Path> file;

    /** The open reader; used only on the log's thread. */
    private @Nullable LogReader reader;

    private @Nullable Path opened;

    /** Creates a log of this file, which is opened at the first request. */
    public SqliteSessionLog(Path file) {
        this(() -> file);
    }

    /**
     * Creates a log of the file that the supplier returns at the time of each request. The supplier is called on any
     * thread.
     */
    public SqliteSessionLog(Supplier<Path> file) {
        this.file = file;
        begin();
    }

    @Override
    protected LogSource source() throws SQLException {
        Path now = file.get();
        LogReader open = reader;
        if (open != null && (!now.equals(opened) || open.isOutdated())) {
            closeSource();
            open = null;
        }
        if (open == null) {
            open = new LogReader(now, this::isStopped);
            opened = now;
            reader = open;
        }
        return open;
    }

    @Override
    protected void closeSource() {
        LogReader open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failure) {
                LOG.debug("Closing {} failed", file.get(), failure);
            }
        }
    }

    @Override
    protected CodedText refusal() {
        return RecordText.LOG_CLOSED.with(file.get().toString());
    }

    @Override
    protected CodedText explained(Throwable failure) {
        return SqliteFailure.reading(file.get(), failure);
    }
}
