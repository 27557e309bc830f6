package switchboard.record.search;

import java.nio.charset.Charset;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.filter.MessageView;
import switchboard.filter.ResolvedFilter;
import switchboard.model.ConnectionId;
import switchboard.record.file.MessageColumns;
import switchboard.record.file.Sqlite;
import switchboard.wire.CharsetText;
import switchboard.wire.Direction;

/**
 * The current row of a query on the table {@code message m}, with the properties that a filter tests. Used by one
 * thread while the query is open.
 */
final class MessageRow implements MessageView<SQLException> {
    /** The query of the findings of a message. */
    static final String FINDINGS = "SELECT sentence, cause FROM finding WHERE message = ?";

    private static final int SENTENCE = 1;
    private static final int CAUSE = 2;

    /** The selected columns, in this order. */
    private enum Column {
        NUMBER("m.number"),
        CLIENT("m.client"),
        DIRECTION("m.direction"),
        SIZE("length(m.body)"),
        TIME("m.at"),
        FINDING("m.finding"),
        BODY("m.body");

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }

        /** Returns its index in the row, counted from 1. */
        int place() {
            return ordinal() + 1;
        }
    }

    private final ResultSet row;
    private final PreparedStatement findings;
    private final Map<Long, Charset> charsets;

    /**
     * Creates a view that always shows the current row.
     *
     * @param row a result with {@link #columns}
     * @param findings a statement prepared from {@link #FINDINGS}
     * @param charsets the encodings of the clients whose texts are not UTF-8
     */
    MessageRow(ResultSet row, PreparedStatement findings, Map<Long, Charset> charsets) {
        this.row = row;
        this.charsets = charsets;
        this.findings = findings;
    }

    /**
     * Returns the columns that a filter needs. Other columns are selected as NULL: if the number is enough, SQLite
     * reads only an index.
     */
    static String columns(ResolvedFilter filter) {
        Set<Column> read = read(filter);
        return Arrays.stream(Column.values())
                .map(column -> column == Column.NUMBER || read.contains(column) ? column.sql : "NULL")
                .collect(Collectors.joining(", "));
    }

    private static Set<Column> read(ResolvedFilter filter) {
        return switch (filter) {
            case ResolvedFilter.Clients clients -> EnumSet.of(Column.CLIENT);
            case ResolvedFilter.Numbers numbers -> EnumSet.of(Column.NUMBER);
            case ResolvedFilter.InDirection going -> EnumSet.of(Column.DIRECTION);
            case ResolvedFilter.Compared compared ->
                EnumSet.of(
                        switch (compared.measure()) {
                            case NUMBER -> Column.NUMBER;
                            case TIME -> Column.TIME;
                            case SIZE -> Column.SIZE;
                        });
            case ResolvedFilter.Problem problem -> EnumSet.of(Column.FINDING);
            case ResolvedFilter.WithCause cause -> EnumSet.of(Column.FINDING);
            case ResolvedFilter.Containing containing -> EnumSet.of(Column.BODY, Column.FINDING, Column.CLIENT);
            case ResolvedFilter.Body body -> EnumSet.of(Column.BODY);
            case ResolvedFilter.Text text -> EnumSet.of(Column.BODY, Column.CLIENT);
            case ResolvedFilter.And and -> read(and.parts());
            case ResolvedFilter.Or or -> read(or.parts());
            case ResolvedFilter.Not not -> read(not.filter());
        };
    }

    private static Set<Column> read(Collection<ResolvedFilter> filters) {
        Set<Column> all = EnumSet.noneOf(Column.class);
        filters.forEach(filter -> all.addAll(read(filter)));
        return all;
    }

    @Override
    public long number() throws SQLException {
        return row.getLong(Column.NUMBER.place());
    }

    @Override
    public ConnectionId client() throws SQLException {
        return new ConnectionId(row.getLong(Column.CLIENT.place()));
    }

    @Override
    public Direction direction() throws SQLException {
        return MessageColumns.direction(row.getInt(Column.DIRECTION.place()));
    }

    @Override
    public int bodyLength() throws SQLException {
        return row.getInt(Column.SIZE.place());
    }

    @Override
    public long at() throws SQLException {
        return row.getLong(Column.TIME.place());
    }

    @Override
    public boolean isProblem() throws SQLException {
        return row.getInt(Column.FINDING.place()) == 2;
    }

    @Override
    public byte[] body() throws SQLException {
        return Sqlite.bytes(row, Column.BODY.place());
    }

    @Override
    public byte[] text() throws SQLException {
        byte[] body = body();
        Charset charset = charsets.isEmpty() ? null : charsets.get(client().number());
        return charset == null ? body : CharsetText.toUtf8(body, charset);
    }

    @Override
    public List<String> causes() throws SQLException {
        return findings(CAUSE);
    }

    @Override
    public List<String> sentences() throws SQLException {
        return findings(SENTENCE);
    }

    private List<String> findings(int column) throws SQLException {
        if (row.getInt(Column.FINDING.place()) <= 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        findings.setLong(1, number());
        try (ResultSet finding = findings.executeQuery()) {
            while (finding.next()) {
                found.add(Sqlite.text(finding, column));
            }
        }
        return found;
    }
}
