package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.event.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * Inserts messages in order, up to {@value #MANY} rows a statement and few values a row.
 *
 * <p>Each value that is handed to SQLite is a call out of Java, and those took more time than SQLite itself. So a
 * usual row hands over four: its time; client, direction and what else is small packed into one number; the read
 * or the request, of which no message has both; the body. SQLite takes them apart and counts the rows itself.
 * Only messages that need other columns, too, go through a statement with all of them.
 */
final class MessageInsert {
    private static final int MANY = 64;
    private static final int SOME = 8;

    private static final int FIRST_ROW = 2;
    private static final int VALUES = 4;
    private static final int HEADER_BITS = 11;
    private static final int CLIENT_SHIFT = 5 + HEADER_BITS;
    private static final String COLUMNS =
            "number, at, client, direction, shape, finding, header_length, read, request, body";

    private final PreparedStatement many;
    private final PreparedStatement some;
    private final PreparedStatement one;
    private final PreparedStatement full;

    /** The usual rows that wait for a statement to become full; what stands behind {@code waiting} is old. */
    private final long[] at = new long[MANY];

    private final long[] packed = new long[MANY];
    private final long[] readOrRequest = new long[MANY];
    private final byte[][] body = new byte[MANY][];
    private int waiting;
    private long firstWaiting;

    MessageInsert(Connection connection) throws SQLException {
        many = connection.prepareStatement(usual(MANY));
        some = connection.prepareStatement(usual(SOME));
        one = connection.prepareStatement(usual(1));
        full = connection.prepareStatement("INSERT INTO message(" + COLUMNS
                + ", preview, header, trailer, pieces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    private static String usual(int rows) {
        StringBuilder sql = new StringBuilder("INSERT INTO message(" + COLUMNS + ") VALUES ");
        for (int row = 0; row < rows; row++) {
            int first = FIRST_ROW + VALUES * row;
            String small = "?" + (first + 1);
            String other = "?" + (first + 2);
            sql.append(row == 0 ? "" : ", ")
                    .append("(?1 + " + row + ", ?" + first)
                    .append(", " + small + " >> " + CLIENT_SHIFT)
                    .append(", " + small + " & 1")
                    .append(", (" + small + " >> 1) & 3")
                    .append(", (" + small + " >> 3) & 3")
                    .append(", (" + small + " >> 5) & " + ((1 << HEADER_BITS) - 1))
                    .append(", iif(" + small + " & 1, 0, " + other + ")")
                    .append(", iif(" + small + " & 1, nullif(" + other + ", 0), NULL)")
                    .append(", ?" + (first + 3) + ")");
        }
        return sql.toString();
    }

    /** Insert a message, now or at the next {@link #flush}; numbers have no gaps between two of those. */
    void add(long number, long time, ConnectionId client, Direction direction, Message message, OptionalLong request)
            throws SQLException {
        byte @Nullable [] preview = StoredMessage.preview(message);
        byte @Nullable [] header = StoredMessage.header(message);
        byte @Nullable [] trailer = StoredMessage.trailer(message);
        String pieces = StoredMessage.pieces(message);
        long read = message.reads().firstRead();
        boolean out = direction == Direction.OUT;
        boolean usual = preview == null
                && header == null
                && trailer == null
                && pieces == null
                && message.headerLength() < 1 << HEADER_BITS
                && (out ? read == 0 && request.orElse(1) != 0 : request.isEmpty());
        if (usual) {
            if (waiting == 0) {
                firstWaiting = number;
            }
            at[waiting] = time;
            packed[waiting] = client.number() << CLIENT_SHIFT
                    | (long) message.headerLength() << 5
                    | StoredMessage.findingCode(message) << 3
                    | StoredMessage.code(message.shape()) << 1
                    | StoredMessage.code(direction);
            readOrRequest[waiting] = out ? request.orElse(0) : read;
            body[waiting] = StoredMessage.body(message);
            if (++waiting == MANY) {
                flush();
            }
            return;
        }
        // Appending in order is what makes SQLite fast.
        flush();
        full.setLong(1, number);
        full.setLong(2, time);
        full.setLong(3, client.number());
        full.setInt(4, StoredMessage.code(direction));
        full.setInt(5, StoredMessage.code(message.shape()));
        full.setInt(6, StoredMessage.findingCode(message));
        full.setInt(7, message.headerLength());
        full.setLong(8, read);
        if (request.isPresent()) {
            full.setLong(9, request.getAsLong());
        } else {
            full.setNull(9, Types.INTEGER);
        }
        full.setBytes(10, StoredMessage.body(message));
        // For the driver, no bytes and no text are NULL.
        full.setBytes(11, preview);
        full.setBytes(12, header);
        full.setBytes(13, trailer);
        full.setString(14, pieces);
        full.executeUpdate();
    }

    /** Insert what waits for a statement to become full. */
    void flush() throws SQLException {
        int row = 0;
        while (row < waiting) {
            int left = waiting - row;
            if (left == MANY) {
                row = insert(many, row, MANY);
            } else if (left >= SOME) {
                row = insert(some, row, SOME);
            } else {
                row = insert(one, row, 1);
            }
        }
        waiting = 0;
    }

    private int insert(PreparedStatement statement, int first, int rows) throws SQLException {
        statement.setLong(1, firstWaiting + first);
        int value = FIRST_ROW;
        for (int row = first; row < first + rows; row++) {
            statement.setLong(value++, at[row]);
            statement.setLong(value++, packed[row]);
            statement.setLong(value++, readOrRequest[row]);
            statement.setBytes(value++, body[row]);
        }
        statement.executeUpdate();
        return first + rows;
    }

    void close() throws SQLException {
        for (PreparedStatement statement : List.of(many, some, one, full)) {
            statement.close();
        }
    }
}
