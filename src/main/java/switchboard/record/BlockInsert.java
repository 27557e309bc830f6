package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes a row about each stretch of messages, in the transaction of the stretch's last one.
 *
 * <p>It begins behind what the file holds: what a crash or a failure left without such a row stays so, and is only
 * slower to search. Made, used and closed on the writing thread.
 */
final class BlockInsert {
    private final PreparedStatement block;
    private final PreparedStatement text;

    BlockInsert(Connection connection) throws SQLException {
        block = connection.prepareStatement("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        text = connection.prepareStatement("INSERT OR REPLACE INTO block_text VALUES (?, ?)");
    }

    void insert(List<BlockIndexer.Row> rows) throws SQLException {
        for (BlockIndexer.Row row : rows) {
            Block full = row.block();
            block.setLong(1, full.last());
            block.setLong(2, full.first());
            block.setLong(3, full.fromAt());
            block.setLong(4, full.toAt());
            block.setLong(5, full.sent());
            block.setLong(6, full.problems());
            block.setLong(7, full.findings());
            block.setLong(8, full.shortest());
            block.setLong(9, full.longest());
            block.setString(10, full.clients());
            block.executeUpdate();
            text.setLong(1, full.last());
            text.setBytes(2, row.grams());
            text.executeUpdate();
        }
    }

    void close() throws SQLException {
        block.close();
        text.close();
    }
}
