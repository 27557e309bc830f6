package switchboard.record.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The format of the session file, version {@value #VERSION}: an SQLite database with comments in its schema. Stateless.
 *
 * <p>SQLite keeps the comments inside the statements, so {@code sqlite3 FILE .schema} shows them. The view {@code log}
 * is for reading. The view {@code wire} gives each message's bytes exactly as they were on the wire.
 *
 * <p>A header is stored only if it can't be derived. The usual header, the body's length in decimal digits and spaces
 * up to the header's width, would otherwise be a third of most sessions. In {@code message}, the narrow columns come
 * before the body, so that a page of the log does not touch the pages that long bodies fill.
 */
public final class Schema {
    /** {@code SWBD} in ASCII, which distinguishes a session from other SQLite files (PRAGMA application_id). */
    public static final int APPLICATION_ID = 0x53574244;

    /** The version of the format (PRAGMA user_version); it grows if older programs could not read the file any more. */
    public static final int VERSION = 4;

    /**
     * The size of a database page (PRAGMA page_size), four times SQLite's default of 4,096 bytes. It makes writing a
     * quarter faster, and reading no slower; {@code ./run.sh bench record} measures writing.
     */
    public static final int PAGE_BYTES = 16_384;

    /** The longest body in bytes without a copy of its beginning in the column {@code preview}. */
    static final int LONG_BODY = 4096;

    /** The tables that version 2 added to version 1. */
    private static final String[] SINCE_2 = {
        """
        CREATE TABLE message_note(
          message INTEGER PRIMARY KEY, -- message.number
          marked  INTEGER NOT NULL,    -- 1 if a person marked it
          text    TEXT NOT NULL        -- what a person wrote to it; empty for nothing
        )""", """
        CREATE TABLE client_note(
          client INTEGER PRIMARY KEY, -- client.id
          marked INTEGER NOT NULL,
          text   TEXT NOT NULL
        )""", """
        CREATE TABLE gap( -- messages that could not be recorded, and were too many to wait
          before   INTEGER PRIMARY KEY, -- message.number of the first one that was recorded again
          from_at  INTEGER NOT NULL,
          to_at    INTEGER NOT NULL,
          messages INTEGER NOT NULL,
          bytes    INTEGER NOT NULL,
          reason   TEXT NOT NULL -- a sentence
        )""", """
        CREATE TABLE block( -- what a stretch of messages holds, so that a search can leave it out; what has no row is read
          last     INTEGER PRIMARY KEY, -- message.number of its last message
          first    INTEGER NOT NULL,    -- message.number of its first message; none is missing between
          from_at  INTEGER NOT NULL,    -- the smallest message.at
          to_at    INTEGER NOT NULL,    -- the largest
          sent     INTEGER NOT NULL,    -- how many went out
          problems INTEGER NOT NULL,    -- how many have a problem
          findings INTEGER NOT NULL,    -- how many have any finding
          shortest INTEGER NOT NULL,    -- the smallest length(body)
          longest  INTEGER NOT NULL,    -- the largest
          clients  TEXT NOT NULL        -- 1,2,5: every message.client; empty if they are more than 64
        )""", """
        CREATE TABLE block_text( -- both tables can be emptied by anybody: everything is found without them, only slower
          last     INTEGER PRIMARY KEY, -- block.last
          grams BLOB NOT NULL -- Bloom filter of groups of 4 characters in bodies and findings; empty: anything
        )""",
    };

    /**
     * The columns that version 3 added to version 2: codes and arguments of sentences, the place of a gap, and others.
     *
     * <p>The column of {@code listener} holds the framings that have only a description. The other columns and tables
     * of version 3 are reserved and not written yet: for a charset for each client, messages that a later reading
     * supersedes, and replies by a rule.
     */
    private static final List<Column> COLUMNS_SINCE_3 = List.of(
            new Column("finding", "code", "TEXT /* stable name of the sentence; NULL in rows of older programs */"),
            new Column("finding", "arguments", "TEXT /* those of the code, a JSON array */"),
            new Column("client", "farewell_code", "TEXT /* stable name of the farewell, as in finding */"),
            new Column("client", "farewell_arguments", "TEXT"),
            new Column("client", "charset", "TEXT /* of what it says; NULL for UTF-8 */"),
            new Column("gap", "code", "TEXT /* stable name of the reason, as in finding */"),
            new Column("gap", "arguments", "TEXT"),
            new Column(
                    "gap",
                    "step",
                    "INTEGER /* step.place of the last step before it; NULL in rows of older programs */"),
            new Column("listener", "framing_description", "TEXT /* of a framing that has no name of its own */"),
            new Column("message", "rule", "INTEGER /* out: rule.id of the rule that answered */"));

    private static final String[] TABLES_SINCE_3 = {
        """
        CREATE TABLE step( -- how clients came and left, in one order with the messages; sessions of older programs lack it
          place  INTEGER PRIMARY KEY, -- 1, 2, 3 ... in the order in which it happened
          after  INTEGER NOT NULL,    -- message.number of the last message before it; 0 if there is none
          client INTEGER NOT NULL,    -- client.id
          kind   INTEGER NOT NULL     -- 0 came, 1 finished sending and could still be answered, 2 left
        )""", """
        CREATE TABLE superseded( -- messages whose bytes were read again, in another way
          message INTEGER PRIMARY KEY, -- message.number
          by      INTEGER NOT NULL     -- message.number of the first message of the later reading
        )""", """
        CREATE TABLE rule( -- what answers by itself
          id          INTEGER PRIMARY KEY, -- never used again, also not in a later run
          run         INTEGER NOT NULL,    -- run.id
          description TEXT NOT NULL
        )""",
    };

    /**
     * The statements that version 4 added to version 3: the framings that were chosen for clients, and text for the
     * view {@code log}, where SQLite can't make it out of the body.
     */
    private static final String[] SINCE_4 = {
        """
        CREATE TABLE reading( -- framings that a person chose for a client; before, and without any, it is the listener's
          client  INTEGER NOT NULL, -- client.id
          after   INTEGER NOT NULL, -- message.number of the last message before it
          step    INTEGER NOT NULL, -- step.place of the last step before it
          at      INTEGER NOT NULL,
          framing TEXT NOT NULL,    -- a name or a description, of the messages that the client sends after it
          again   INTEGER NOT NULL, -- so many messages of the client after it are earlier ones, read again
          PRIMARY KEY(client, after)
        ) WITHOUT ROWID""", """
        CREATE TABLE message_text( -- of each message whose body is not valid, harmless text: the view log needs it
          message INTEGER PRIMARY KEY, -- message.number
          text    TEXT NOT NULL -- the body with escapes such as \\x00 and \\xff; if it is long, its beginning and …
        )""", "DROP VIEW log", """
        CREATE VIEW log AS -- text is always valid text in one line, with escapes: \\\\ \\n \\r \\t \\x00 \\u200e
          SELECT m.number,
                 strftime('%Y-%m-%dT%H:%M:%S', m.at / 1000000, 'unixepoch') || printf('.%06dZ', m.at % 1000000) AS at,
                 m.client, c.name, c.peer,
                 CASE m.direction WHEN 0 THEN 'in' ELSE 'out' END AS direction,
                 CASE m.shape WHEN 0 THEN 'framed' WHEN 1 THEN 'unframed' ELSE 'partial' END AS shape,
                 length(m.body) AS bytes,
                 ifnull(t.text, replace(replace(replace(replace(CAST(m.body AS TEXT),
                   '\\', '\\\\'), char(10), '\\n'), char(13), '\\r'), char(9), '\\t')) AS text,
                 f.cause, f.sentence
          FROM message m
          LEFT JOIN client c ON c.id = m.client
          LEFT JOIN message_text t ON t.message = m.number
          LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0""",
    };

    /**
     * A column that was added to a table. Its comment is inside its type, because SQLite keeps no other comment of an
     * added column.
     */
    private record Column(String table, String name, String type) {}

    private static final String[] STATEMENTS = {
        """
        CREATE TABLE run( -- one start of the program that recorded into this file; times are microseconds since 1970, UTC
          id         INTEGER PRIMARY KEY,
          started_at INTEGER NOT NULL,
          ended_at   INTEGER, -- NULL while it runs, and for ever if it ended by a crash
          messages   INTEGER NOT NULL DEFAULT 0, -- how many it recorded
          bytes      INTEGER NOT NULL DEFAULT 0  -- their bytes, headers and trailers included
        )""",
        """
        CREATE TABLE listener(
          run      INTEGER NOT NULL, -- run.id
          id       INTEGER NOT NULL, -- counted from 1 in each run
          family   TEXT NOT NULL,    -- tcp, tls or unix; udp is kept free
          address  TEXT NOT NULL,
          framing  TEXT NOT NULL,    -- header64, headerN, zeroN, lines, raw, u32 or u16; or another's name
          reply_as TEXT NOT NULL,    -- framed, raw or line
          strict   INTEGER NOT NULL, -- 1 if it closes a client at the first thing that is no frame
          PRIMARY KEY(run, id)
        ) WITHOUT ROWID""",
        """
        CREATE TABLE client(
          id         INTEGER PRIMARY KEY, -- the #number; never used again, also not in a later run
          run        INTEGER, -- run.id
          listener   INTEGER, -- listener.id in that run
          peer       TEXT NOT NULL DEFAULT '', -- address and port
          host       TEXT NOT NULL DEFAULT '', -- address alone
          local      TEXT NOT NULL DEFAULT '', -- our address that it came to
          opened_at  INTEGER,
          name       TEXT NOT NULL DEFAULT '', -- what a person called it
          closed_at  INTEGER, -- NULL while it is there, and for ever if the run ended by a crash
          reason     TEXT,    -- fin, truncated, reset, goodbye, kicked, blocked, code, protocol, timeout, slow-consumer, ...
          farewell   TEXT NOT NULL DEFAULT '', -- the same in a sentence
          answer_ended_at INTEGER -- when it could not be answered any more
        )""",
        """
        CREATE TABLE message(
          number    INTEGER PRIMARY KEY, -- 1, 2, 3 ... without gaps
          at        INTEGER NOT NULL,    -- microseconds since 1970, UTC
          client    INTEGER NOT NULL,    -- client.id
          direction INTEGER NOT NULL,    -- 0 in, 1 out
          shape     INTEGER NOT NULL,    -- 0 framed, 1 unframed, 2 partial; 3 is kept free for a datagram
          finding   INTEGER NOT NULL,    -- 0 none, 1 a note, 2 a problem: see the table finding
          header_length INTEGER NOT NULL,
          request   INTEGER, -- out: the reply request it belongs to, counted in each run
          read      INTEGER NOT NULL, -- in: the number of the client's read that brought its first byte; else 0
          preview   BLOB, -- the first 400 bytes of a body longer than 4096
          body      BLOB NOT NULL,
          header    BLOB, -- NULL if it is length(body) in decimal and spaces up to header_length
          trailer   BLOB, -- what ends a line; NULL if nothing
          pieces    TEXT  -- JSON [bytes, microseconds since the read before, bytes, ...]; NULL if one read brought it all
        )""",
        "CREATE INDEX message_problem ON message(number) WHERE finding = 2",
        """
        CREATE TABLE finding(
          message   INTEGER NOT NULL, -- message.number
          place     INTEGER NOT NULL, -- 0 is the most important
          cause     TEXT NOT NULL,    -- a stable word such as no-header
          certainty TEXT NOT NULL,    -- certain, likely or possible
          sentence  TEXT NOT NULL,
          repair    TEXT NOT NULL,
          PRIMARY KEY(message, place)
        ) WITHOUT ROWID""",
        """
        CREATE VIEW log AS
          SELECT m.number,
                 strftime('%Y-%m-%dT%H:%M:%S', m.at / 1000000, 'unixepoch') || printf('.%06dZ', m.at % 1000000) AS at,
                 m.client, c.name, c.peer,
                 CASE m.direction WHEN 0 THEN 'in' ELSE 'out' END AS direction,
                 CASE m.shape WHEN 0 THEN 'framed' WHEN 1 THEN 'unframed' ELSE 'partial' END AS shape,
                 length(m.body) AS bytes,
                 CAST(m.body AS TEXT) AS text,
                 f.cause, f.sentence
          FROM message m
          LEFT JOIN client c ON c.id = m.client
          LEFT JOIN finding f ON m.finding > 0 AND f.message = m.number AND f.place = 0""",
        """
        CREATE VIEW wire AS
          SELECT number, client, direction,
                 CAST(CASE WHEN header IS NOT NULL THEN header
                           WHEN header_length > 0 THEN printf('%-*d', header_length, length(body))
                           ELSE '' END || body || ifnull(trailer, '') AS BLOB) AS bytes
          FROM message""",
        "PRAGMA application_id = " + APPLICATION_ID,
    };

    private Schema() {}

    /** Returns the statements that make a version of the format out of the version before, or out of nothing. */
    static List<String> statements(int version) {
        return switch (version) {
            case 1 -> List.of(STATEMENTS);
            case 2 -> List.of(SINCE_2);
            case 3 ->
                Stream.concat(COLUMNS_SINCE_3.stream().map(Schema::addition), Arrays.stream(TABLES_SINCE_3))
                        .toList();
            case 4 -> List.of(SINCE_4);
            default -> throw new IllegalArgumentException("no format " + version);
        };
    }

    /** Creates the schema in an empty database, inside the caller's transaction. */
    public static void create(Connection connection) throws SQLException {
        for (String sql : statements(1)) {
            Sqlite.execute(connection, sql);
        }
        upgrade(connection);
    }

    /** Returns whether a database has an older version than this program writes. */
    public static boolean isOlder(Connection connection) throws SQLException {
        return Sqlite.number(connection, "PRAGMA user_version") < VERSION;
    }

    /**
     * Adds the tables, columns and texts that an older version lacks, inside the caller's transaction. Reads all bodies
     * of a file before version 4.
     */
    public static void upgrade(Connection connection) throws SQLException {
        int version = (int) Sqlite.number(connection, "PRAGMA user_version");
        if (version == VERSION) {
            return;
        }
        for (int next = Math.max(version, 1) + 1; next <= VERSION; next++) {
            for (String sql : statements(next)) {
                Sqlite.execute(connection, sql);
            }
        }
        if (version < 4) {
            BodyText.addAll(connection);
        }
        Sqlite.execute(connection, "PRAGMA user_version = " + VERSION);
    }

    private static String addition(Column column) {
        return "ALTER TABLE " + column.table + " ADD COLUMN " + column.name + " " + column.type;
    }

    /**
     * Makes an older version look like this one to a read-only connection, by temporary tables and views.
     *
     * <p>A name without a database name refers to a temporary table or view first (SQLite, "Database Object Name
     * Resolution").
     */
    public static void completeForReading(Connection connection) throws SQLException {
        long version = Sqlite.number(connection, "PRAGMA user_version");
        if (version < 2) {
            for (String sql : SINCE_2) {
                Sqlite.execute(connection, sql.replaceFirst("CREATE TABLE", "CREATE TEMP TABLE"));
            }
        }
        if (version < 3) {
            for (String sql : TABLES_SINCE_3) {
                Sqlite.execute(connection, sql.replaceFirst("CREATE TABLE", "CREATE TEMP TABLE"));
            }
            for (String table : List.of("finding", "client", "gap", "listener")) {
                completeForReading(connection, table, version);
            }
        }
        if (version < 4) {
            for (String sql : SINCE_4) {
                if (sql.startsWith("CREATE TABLE")) {
                    Sqlite.execute(connection, sql.replaceFirst("CREATE TABLE", "CREATE TEMP TABLE"));
                }
            }
        }
    }

    private static void completeForReading(Connection connection, String table, long version) throws SQLException {
        List<Column> columns = COLUMNS_SINCE_3.stream()
                .filter(column -> column.table.equals(table))
                .toList();
        if (version < 2 && table.equals("gap")) {
            for (Column column : columns) {
                Sqlite.execute(connection, addition(column));
            }
        } else {
            String missing =
                    columns.stream().map(column -> ", NULL AS " + column.name).collect(Collectors.joining());
            Sqlite.execute(connection, "CREATE TEMP VIEW " + table + " AS SELECT *" + missing + " FROM main." + table);
        }
    }
}
