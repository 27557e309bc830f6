package switchboard.record.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.model.ConnectionId;
import switchboard.record.file.BodyText;
import switchboard.record.file.MessageColumns;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * Inserts messages in order, with up to {@value #MANY} rows a statement and few values a row. Created, used and closed
 * on the writing thread.
 *
 * <p>Each bound value is a call from Java to native code, and each computed column is a few instructions of SQLite.
 * Together they take most of the time. A usual row therefore binds three values: client and time, relative to a base
 * that the rows of the statement share; the small columns with the number of the read; and the body. SQLite separates
 * them by shifts and assigns the row numbers. Only the first row of a transaction binds its number, since no other
 * program can write before the transaction ends. Messages that need other columns go through a statement with all
 * columns.
 */
final class MessageInsert {
    private static final int MANY = 128;
    private static final int SOME = 8;

    /** The parameter after the base of the statement's times. */
    private static final int FIRST_ROW = 2;

    private static final int VALUES = 3;

    /** The bits of the time, in microseconds after the base (about a second); the client's number is above them. */
    private static final int TIME_BITS = 20;

    private static final long HALF_TIME = 1L << TIME_BITS - 1;
    private static final int MOST_CLIENT_BITS = Long.SIZE - 1 - TIME_BITS;

    private static final int SHAPE_SHIFT = 1;
    private static final int HEADER_SHIFT = 3;
    private static final int HEADER_BITS = 11;
    private static final int READ_SHIFT = HEADER_SHIFT + HEADER_BITS;
    private static final int MOST_READ_BITS = Long.SIZE - 1 - READ_SHIFT;

    private static final String COLUMNS = "at, client, direction, shape, finding, header_length, read, body";

    private final PreparedStatement many;
    private final PreparedStatement some;
    private final PreparedStatement numbered;
    private final PreparedStatement full;
    private final PreparedStatement texts;
    private final PreparedStatement newest;

    /** The usual rows that wait for a full statement; entries from index {@code waiting} on are obsolete. */
    private final long[] clientAndTime = new long[MANY];

    private final long[] readAndSmall = new long[MANY];
    private final byte[][] body = new byte[MANY][];
    private int waiting;
    private long firstWaiting;
    private long base;

    /** True if this transaction has inserted a row, so that SQLite assigns the next number to the next row. */
    private boolean follows;

    MessageInsert(Connection connection) throws SQLException {
        many = connection.prepareStatement(usual(MANY, false));
        some = connection.prepareStatement(usual(SOME, false));
        numbered = connection.prepareStatement(usual(1, true));
        full = connection.prepareStatement("INSERT INTO message(number, " + COLUMNS
                + ", request, preview, header, trailer, pieces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        texts = connection.prepareStatement(BodyText.INSERT);
        newest = connection.prepareStatement("SELECT max(number) FROM message");
    }

    private static String usual(int rows, boolean numbered) {
        StringBuilder sql = new StringBuilder("INSERT INTO message(")
                .append(numbered ? "number, " : "")
                .append(COLUMNS)
                .append(") VALUES ");
        for (int row = 0; row < rows; row++) {
            int first = FIRST_ROW + VALUES * row;
            String small = "?" + (first + 1);
            sql.append(row == 0 ? "(" : ", (")
                    .append(numbered ? "?" + (first + VALUES) + ", " : "")
                    .append("?1 + (?" + first + " & " + mask(TIME_BITS) + ")")
                    .append(", ?" + first + " >> " + TIME_BITS)
                    .append(", " + small + " & 1")
                    .append(", (" + small + " >> " + SHAPE_SHIFT + ") & 3")
                    .append(", 0")
                    .append(", (" + small + " >> " + HEADER_SHIFT + ") & " + mask(HEADER_BITS))
                    .append(", " + small + " >> " + READ_SHIFT)
                    .append(", ?" + (first + 2) + ")");
        }
        return sql.toString();
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }

    /** Begins a transaction, in which no row is waiting. */
    void begin() {
        follows = false;
    }

    /** Inserts a message, now or at the next {@link #flush}. The numbers between two flushes have no gaps. */
    void add(long number, long time, ConnectionId client, Direction direction, Message message, OptionalLong request)
            throws SQLException {
        byte @Nullable [] preview = MessageColumns.preview(message);
        byte @Nullable [] header = MessageColumns.header(message);
        byte @Nullable [] trailer = MessageColumns.trailer(message);
        String pieces = MessageColumns.pieces(message);
        Optional<String> text = BodyText.of(message.bytes(), message.headerLength(), message.bodyLength());
        if (text.isPresent()) {
            texts.setLong(1, number);
            texts.setString(2, text.get());
            texts.executeUpdate();
        }
        long read = message.reads().firstRead();
        boolean usual = preview == null
                && header == null
                && trailer == null
                && pieces == null
                && message.findings().isEmpty()
                && request.isEmpty()
                && message.headerLength() <= mask(HEADER_BITS)
                && client.number() <= mask(MOST_CLIENT_BITS)
                && read <= mask(MOST_READ_BITS);
        if (usual) {
            if (waiting > 0 && (time < base || time - base > mask(TIME_BITS))) {
                flush();
            }
            if (waiting == 0) {
                firstWaiting = number;
                base = time - HALF_TIME;
            }
            clientAndTime[waiting] = client.number() << TIME_BITS | time - base;
            readAndSmall[waiting] = read << READ_SHIFT
                    | (long) message.headerLength() << HEADER_SHIFT
                    | MessageColumns.code(message.shape()) << SHAPE_SHIFT
                    | MessageColumns.code(direction);
            body[waiting] = MessageColumns.body(message);
            if (++waiting == MANY || !follows) {
                flush();
            }
            return;
        }
        // Rows are inserted in the order of their numbers, because SQLite appends fastest.
        flush();
        full.setLong(1, number);
        full.setLong(2, time);
        full.setLong(3, client.number());
        full.setInt(4, MessageColumns.code(direction));
        full.setInt(5, MessageColumns.code(message.shape()));
        full.setInt(6, MessageColumns.findingCode(message));
        full.setInt(7, message.headerLength());
        full.setLong(8, read);
        full.setBytes(9, MessageColumns.body(message));
        if (request.isPresent()) {
            full.setLong(10, request.getAsLong());
        } else {
            full.setNull(10, Types.INTEGER);
        }
        // The driver stores null for a missing blob or text as NULL.
        full.setBytes(11, preview);
        full.setBytes(12, header);
        full.setBytes(13, trailer);
        full.setString(14, pieces);
        full.executeUpdate();
        follows = true;
    }

    /** Inserts the waiting rows. */
    void flush() throws SQLException {
        int row = 0;
        while (row < waiting) {
            int left = waiting - row;
            if (follows && left == MANY) {
                row = insert(many, row, MANY);
            } else if (follows && left >= SOME) {
                row = insert(some, row, SOME);
            } else {
                row = insert(numbered, row, 1);
            }
            follows = true;
        }
        waiting = 0;
    }

    /** Inserts the waiting rows and checks that the rows got the expected numbers. */
    void end(long last) throws SQLException {
        flush();
        try (ResultSet row = newest.executeQuery()) {
            if (!row.next() || row.getLong(1) != last) {
                throw new SQLException("the messages of the file were changed by another program");
            }
        }
    }

    private int insert(PreparedStatement statement, int first, int rows) throws SQLException {
        statement.setLong(1, base);
        int value = FIRST_ROW;
        for (int row = first; row < first + rows; row++) {
            statement.setLong(value++, clientAndTime[row]);
            statement.setLong(value++, readAndSmall[row]);
            statement.setBytes(value++, body[row]);
        }
        if (statement == numbered) {
            statement.setLong(value, firstWaiting + first);
        }
        statement.executeUpdate();
        return first + rows;
    }

    void close() throws SQLException {
        for (PreparedStatement statement : List.of(many, some, numbered, full, texts, newest)) {
            statement.close();
        }
    }
}
