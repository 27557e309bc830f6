package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.filter.Filter;

/**
 * Finds messages in a session file, in short turns.
 *
 * <p>What the table {@code block} tells of whole stretches decides first which of them need to be read at all; where
 * it tells nothing they are read. Made, used and closed on one thread.
 */
final class LogSearch {
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /** A turn that finds much ends sooner, so that memory stays small. */
    private static final int MOST_FOUND = 100_000;

    private static final long LEAST_READ = 1_024;
    private static final long MOST_READ = 65_536;
    private static final long READ_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Connection connection;
    private final PreparedStatement dataVersion;
    private final PreparedStatement blocks;
    private final PreparedStatement candidates;
    private final PreparedStatement lastBlock;
    private final PreparedStatement grams;
    private final SieveMaker maker;
    private final SieveRows rows;
    private final SieveBlocks sieveBlocks = new SieveBlocks(this::grams);

    /** The last filter, its sieve, and the file's state that the sieve was made from. */
    private @Nullable Filter filter;

    private Sieve sieve = Sieve.ALL;
    private long sieveVersion;

    LogSearch(Connection connection) throws SQLException {
        this.connection = connection;
        maker = new SieveMaker(new FileAnnotations(connection));
        rows = new SieveRows(connection);
        dataVersion = connection.prepareStatement("PRAGMA data_version");
        blocks = connection.prepareStatement("""
                SELECT first, last, from_at, to_at, sent, problems, findings, shortest, longest, clients
                FROM block WHERE last > ? ORDER BY last""");
        // Clocks may be set back, so a later block may hold earlier times; between blocks may be messages without one.
        candidates = connection.prepareStatement("""
                SELECT before, CASE WHEN to_at >= ?1 THEN last ELSE first - 1 END
                FROM (SELECT first, last, to_at, lag(last, 1, 0) OVER (ORDER BY last) AS before FROM block)
                WHERE to_at >= ?1 OR first > before + 1 ORDER BY last""");
        lastBlock = connection.prepareStatement("SELECT max(last) FROM block");
        grams = connection.prepareStatement("SELECT grams FROM block_text WHERE last = ?");
    }

    /** Look for messages with numbers larger than {@code after}, up to and with {@code last}, for one turn. */
    Matches search(Filter wanted, long after, long last) throws SQLException {
        Sieve now = sieve(wanted);
        Turn turn = new Turn(now, after, last);
        try (PreparedStatement reading = connection.prepareStatement(turn.sql)) {
            blocks.setLong(1, after);
            try (ResultSet row = blocks.executeQuery()) {
                while (turn.goesOn()) {
                    Optional<ZoneMap> block = row.next() ? Optional.of(block(row)) : Optional.empty();
                    long known = block.map(one -> one.first() - 1).orElse(last);
                    turn.read(reading, Math.min(known, last));
                    if (block.isPresent() && turn.goesOn()) {
                        turn.take(reading, block.get());
                    }
                }
            }
        }
        return new Matches(turn.found.toArray(), turn.at);
    }

    private Sieve sieve(Filter wanted) throws SQLException {
        long version;
        try (ResultSet row = dataVersion.executeQuery()) {
            version = row.next() ? row.getLong(1) : 0;
        }
        if (filter != wanted || sieveVersion != version) {
            sieve = maker.of(wanted);
            filter = wanted;
            sieveVersion = version;
        }
        return sieve;
    }

    private static ZoneMap block(ResultSet row) throws SQLException {
        return new ZoneMap(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                Sqlite.text(row, 10));
    }

    private byte[] grams(ZoneMap block) throws SQLException {
        grams.setLong(1, block.last());
        try (ResultSet row = grams.executeQuery()) {
            return row.next() ? Sqlite.bytes(row, 1) : new byte[0];
        }
    }

    /** A search for a bounded time. */
    private final class Turn {
        final NumberList found = new NumberList();
        final String sql;
        private final Sieve sieve;
        private final Sieve rest;
        private final boolean isDecided;
        private final long after;
        private final long last;
        private final long deadline = System.nanoTime() + TURN_NANOS;
        private long step = LEAST_READ;
        private long at;

        Turn(Sieve sieve, long after, long last) {
            this.sieve = sieve;
            this.after = after;
            this.last = last;
            at = after;
            SieveSql.Split split = SieveSql.split(sieve);
            rest = split.rest();
            isDecided = rest.equals(Sieve.ALL);
            sql = "SELECT " + SieveRows.columns(rest) + " FROM message m WHERE m.number > ? AND m.number <= ?"
                    + split.where() + " ORDER BY m.number";
        }

        /** Return whether there is something left to do, and time for it; each turn gets somewhere, however late it is. */
        boolean goesOn() {
            return at < last && found.size() < MOST_FOUND && (at == after || System.nanoTime() - deadline < 0);
        }

        /** Go through a block as it needs. */
        void take(PreparedStatement reading, ZoneMap block) throws SQLException {
            long end = Math.min(block.last(), last);
            switch (sieveBlocks.of(sieve, block)) {
                case NONE -> at = Math.max(at, end);
                case ALL -> {
                    while (at < end) {
                        found.add(++at);
                    }
                }
                case SOME -> read(reading, end);
            }
        }

        /** Read messages, up to a number or until time is up. */
        void read(PreparedStatement reading, long end) throws SQLException {
            while (at < end && goesOn()) {
                long begin = System.nanoTime();
                readStep(reading, Math.min(end, at + step));
                long took = System.nanoTime() - begin;
                step = took < READ_NANOS ? Math.min(MOST_READ, step * 2) : Math.max(LEAST_READ, step / 2);
            }
        }

        private void readStep(PreparedStatement reading, long end) throws SQLException {
            reading.setLong(1, at);
            reading.setLong(2, end);
            try (ResultSet row = reading.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong(1);
                    if (isDecided || rows.matches(rest, row)) {
                        found.add(number);
                    }
                    if (!isDecided && System.nanoTime() - deadline >= 0) {
                        at = number;
                        return;
                    }
                }
            }
            at = end;
        }
    }

    /** Return the number of the first message that came or went at a time or later, 0 if there is none. */
    long firstAt(long micros) throws SQLException {
        candidates.setLong(1, micros);
        try (ResultSet row = candidates.executeQuery()) {
            while (row.next()) {
                long found = firstAt(micros, row.getLong(1), row.getLong(2));
                if (found > 0) {
                    return found;
                }
            }
        }
        try (ResultSet row = lastBlock.executeQuery()) {
            return firstAt(micros, row.next() ? row.getLong(1) : 0, Long.MAX_VALUE);
        }
    }

    private long firstAt(long micros, long after, long upTo) throws SQLException {
        return after >= upTo
                ? 0
                : Sqlite.number(
                        connection,
                        "SELECT number FROM message WHERE number > " + after + " AND number <= " + upTo + " AND at >= "
                                + micros + " ORDER BY number LIMIT 1");
    }
}
