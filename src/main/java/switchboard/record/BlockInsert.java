package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import switchboard.event.ConnectionId;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * Writes a row about each stretch of messages, in the transaction of the stretch's last one.
 *
 * <p>It begins behind what the file holds: what a crash or a failure left without such a row stays so, and is only
 * slower to search. Made, used and closed on the writing thread.
 */
final class BlockInsert {
    private final PreparedStatement block;
    private final PreparedStatement text;
    private final BlockBuilder builder = new BlockBuilder();

    BlockInsert(Connection connection) throws SQLException {
        block = connection.prepareStatement("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        text = connection.prepareStatement("INSERT OR REPLACE INTO block_text VALUES (?, ?)");
    }

    /** Add the next message. */
    void add(long number, long at, ConnectionId client, Direction direction, Message message) throws SQLException {
        builder.add(number, at, client.number(), direction, message);
        if (builder.isFull()) {
            flush();
        }
    }

    /** Write what was added since the last row. */
    void flush() throws SQLException {
        if (builder.isEmpty()) {
            return;
        }
        Block full = builder.block();
        block.setLong(1, full.last());
        block.setLong(2, full.first());
        block.setLong(3, full.fromAt());
        block.setLong(4, full.toAt());
        block.setLong(5, full.sent());
        block.setLong(6, full.problems());
        block.setLong(7, full.findings());
        block.setLong(8, full.shortest());
        block.setLong(9, full.longest());
        block.setString(10, full.clientList());
        block.executeUpdate();
        text.setLong(1, full.last());
        text.setBytes(2, builder.takeGrams());
        text.executeUpdate();
    }

    void close() throws SQLException {
        block.close();
        text.close();
    }
}
