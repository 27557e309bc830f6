package switchboard.record.search;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.filter.Filter;
import switchboard.filter.ResolvedFilter;
import switchboard.record.Matches;
import switchboard.record.NumberList;
import switchboard.record.file.Sqlite;

/**
 * Searches the messages of a session file in turns of about 15 ms. Created, used and closed on one thread.
 *
 * <p>The zone maps in the table {@code block} decide which ranges of messages have to be read. Ranges without a zone
 * map are read.
 */
public final class LogSearch {
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /** A turn also ends at this number of matches, which bounds its memory. */
    private static final int MOST_FOUND = 100_000;

    private static final long LEAST_READ = 1_024;
    private static final long MOST_READ = 65_536;
    private static final long READ_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Connection connection;
    private final PreparedStatement dataVersion;
    private final PreparedStatement zoneMaps;
    private final PreparedStatement candidates;
    private final PreparedStatement lastZoneMap;
    private final PreparedStatement texts;
    private final PreparedStatement findings;
    private final FileAnnotations annotations;

    /**
     * The last plan, the filter it was made for, and the data version of the file (PRAGMA data_version) it was made
     * from.
     */
    private Plan plan = Plan.of(ResolvedFilter.ALL, Map.of());

    private @Nullable Filter planned;
    private long plannedVersion;

    /** Prepares the queries. Used and closed by the thread that owns the connection. */
    public LogSearch(Connection connection) throws SQLException {
        this.connection = connection;
        annotations = new FileAnnotations(connection);
        findings = connection.prepareStatement(MessageRow.FINDINGS);
        dataVersion = connection.prepareStatement("PRAGMA data_version");
        zoneMaps = connection.prepareStatement("""
                SELECT first, last, from_at, to_at, sent, problems, findings, shortest, longest, clients
                FROM block WHERE last > ? ORDER BY last""");
        // The clock may have been set back, so a later range may contain earlier times. Messages between the ranges
        // have no zone map.
        candidates = connection.prepareStatement("""
                SELECT before, CASE WHEN to_at >= ?1 THEN last ELSE first - 1 END
                FROM (SELECT first, last, to_at, lag(last, 1, 0) OVER (ORDER BY last) AS before FROM block)
                WHERE to_at >= ?1 OR first > before + 1 ORDER BY last""");
        lastZoneMap = connection.prepareStatement("SELECT max(last) FROM block");
        texts = connection.prepareStatement("SELECT grams FROM block_text WHERE last = ?");
    }

    /** Searches the messages with numbers larger than {@code after}, up to and including {@code last}, for one turn. */
    public Matches search(Filter wanted, long after, long last) throws SQLException {
        Plan now = plan(wanted);
        SearchStep turn = new SearchStep(now, after, last);
        try (PreparedStatement reading = connection.prepareStatement(now.sql)) {
            zoneMaps.setLong(1, after);
            try (ResultSet row = zoneMaps.executeQuery()) {
                while (turn.goesOn()) {
                    Optional<ZoneMap> zoneMap = row.next() ? Optional.of(zoneMap(row)) : Optional.empty();
                    long known = zoneMap.map(one -> one.first() - 1).orElse(last);
                    turn.read(reading, Math.min(known, last));
                    if (zoneMap.isPresent() && turn.goesOn()) {
                        turn.take(reading, zoneMap.get());
                    }
                }
            }
        }
        return new Matches(turn.found.toArray(), turn.at);
    }

    private Plan plan(Filter wanted) throws SQLException {
        long version;
        try (ResultSet row = dataVersion.executeQuery()) {
            version = row.next() ? row.getLong(1) : 0;
        }
        if (planned != wanted || plannedVersion != version) {
            plan = Plan.of(wanted.resolved(annotations), annotations.charsets());
            planned = wanted;
            plannedVersion = version;
        }
        return plan;
    }

    private static ZoneMap zoneMap(ResultSet row) throws SQLException {
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

    private byte[] texts(ZoneMap zoneMap) throws SQLException {
        texts.setLong(1, zoneMap.last());
        try (ResultSet row = texts.executeQuery()) {
            return row.next() ? Sqlite.bytes(row, 1) : new byte[0];
        }
    }

    /**
     * The steps that decide a filter: zone maps, then SQLite, then the predicate on the rows.
     *
     * @param sql selects the rows of a range that match as far as SQLite decides
     * @param charsets the encodings of the clients whose texts are not UTF-8
     */
    private record Plan(ZoneMapFilter zoneMaps, String sql, ResolvedFilter rest, Map<Long, Charset> charsets) {
        static Plan of(ResolvedFilter filter, Map<Long, Charset> charsets) {
            ResolvedFilterSql.Split split = ResolvedFilterSql.split(filter);
            String sql = "SELECT " + MessageRow.columns(split.rest())
                    + " FROM message m WHERE m.number > ? AND m.number <= ?" + split.where() + " ORDER BY m.number";
            return new Plan(ZoneMapFilter.of(filter, charsets.keySet()), sql, split.rest(), charsets);
        }
    }

    /** A search with a bounded time. */
    private final class SearchStep {
        final NumberList found = new NumberList();
        private final Plan plan;
        private final boolean isDecided;
        private final long after;
        private final long last;
        private final long deadline = System.nanoTime() + TURN_NANOS;
        private long step = LEAST_READ;
        private long at;

        SearchStep(Plan plan, long after, long last) {
            this.plan = plan;
            this.after = after;
            this.last = last;
            at = after;
            isDecided = plan.rest.equals(ResolvedFilter.ALL);
        }

        /** Returns whether messages and time are left. Each turn makes some progress, even after its deadline. */
        boolean goesOn() {
            return at < last && found.size() < MOST_FOUND && (at == after || System.nanoTime() - deadline < 0);
        }

        /** Searches a range; reads it if its zone map does not decide. */
        void take(PreparedStatement reading, ZoneMap zoneMap) throws SQLException {
            long end = Math.min(zoneMap.last(), last);
            switch (plan.zoneMaps.in(zoneMap, LogSearch.this::texts)) {
                case NONE -> at = Math.max(at, end);
                case ALL -> {
                    while (at < end) {
                        found.add(++at);
                    }
                }
                case SOME -> read(reading, end);
            }
        }

        /** Reads messages up to a number, or until the time is over. */
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
                MessageRow message = new MessageRow(row, findings, plan.charsets);
                while (row.next()) {
                    long number = message.number();
                    if (isDecided || plan.rest.matches(message)) {
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

    /** Returns the number of the first message at a time or later, 0 if there is none. */
    public long firstAt(long micros) throws SQLException {
        candidates.setLong(1, micros);
        try (ResultSet row = candidates.executeQuery()) {
            while (row.next()) {
                long found = firstAt(micros, row.getLong(1), row.getLong(2));
                if (found > 0) {
                    return found;
                }
            }
        }
        try (ResultSet row = lastZoneMap.executeQuery()) {
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
