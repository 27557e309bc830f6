package switchboard.record.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The schemas that this program creates, by version of the format. Immutable.
 *
 * <p>A schema is known if each row of {@code sqlite_schema} is one that this program creates, and none is missing. This
 * excludes whatever a schema can make SQLite do when somebody reads or writes a table: triggers, views, generated
 * columns, checks, defaults, indexes on expressions, virtual tables. SQLite executes the column {@code sql} of a row
 * and hardly looks at the other columns, so it is compared as a whole, except for comments and white space.
 */
final class KnownSchemas {
    private static final String ROWS = "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT ";

    /** A row of the table {@code sqlite_schema}; the statement is a list of tokens. */
    private record Row(String type, String name, String table, List<String> statement) {}

    /** The schemas by version, created when the first one is asked for. */
    private static final class Created {
        private static final List<Set<Row>> BY_VERSION = create();

        private static List<Set<Row>> create() {
            List<Set<Row>> schemas = new ArrayList<>();
            try (Connection connection = Sqlite.inMemory()) {
                for (int version = 1; version <= Schema.VERSION; version++) {
                    for (String sql : Schema.statements(version)) {
                        Sqlite.execute(connection, sql);
                    }
                    schemas.add(Set.copyOf(rows(connection, Integer.MAX_VALUE)));
                }
            } catch (SQLException impossible) {
                throw new IllegalStateException("a schema can't be created in memory", impossible);
            }
            return schemas;
        }
    }

    private KnownSchemas() {}

    /** Returns whether a database has the schema of a version, as this program creates it. */
    static boolean contain(Connection connection, long version) throws SQLException {
        if (version < 1 || version > Schema.VERSION) {
            return false;
        }
        Set<Row> known = Created.BY_VERSION.get((int) version - 1);
        List<Row> found = rows(connection, known.size() + 1);
        return found.size() == known.size() && Set.copyOf(found).equals(known);
    }

    private static List<Row> rows(Connection connection, int most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS + most)) {
            while (row.next()) {
                rows.add(new Row(
                        Sqlite.text(row, 1), Sqlite.text(row, 2), Sqlite.text(row, 3), tokens(Sqlite.text(row, 4))));
            }
        }
        return rows;
    }

    /**
     * Returns the tokens of a statement without comments and white space (SQLite, "SQL Syntax Of Comments").
     *
     * <p>A quoted string or name is one token. Wherever SQLite would divide a statement in another way than this does,
     * a statement that equals one of this program's has no such place.
     */
    static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            String token = sql.substring(at, end);
            if (!token.isBlank() && !token.startsWith("--") && !token.startsWith("/*")) {
                tokens.add(token);
            }
            at = end;
        }
        return tokens;
    }

    /** Returns the end of the token, comment or white space that begins at a place. */
    private static int end(String sql, int at) {
        char first = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            return after(sql, "\n", at);
        }
        if (sql.startsWith("/*", at)) {
            return after(sql, "*/", at + 2);
        }
        if (first == '\'' || first == '"' || first == '`') {
            return after(sql, String.valueOf(first), at + 1);
        }
        int end = at + 1;
        while (isWord(first) && end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int after(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }
}
