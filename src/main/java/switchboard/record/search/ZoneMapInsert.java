package switchboard.record.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts the zone map of each complete range of messages, in the transaction of the range's last message. Created,
 * used and closed on the writing thread.
 *
 * <p>Messages without a zone map after a crash or a failure stay without one; searching them is only slower.
 */
public final class ZoneMapInsert {
    private final PreparedStatement zoneMaps;
    private final PreparedStatement texts;

    public ZoneMapInsert(Connection connection) throws SQLException {
        zoneMaps = connection.prepareStatement("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        texts = connection.prepareStatement("INSERT OR REPLACE INTO block_text VALUES (?, ?)");
    }

    /** Inserts complete zone maps in the current transaction. */
    public void insert(List<ZoneMapIndexer.Row> rows) throws SQLException {
        for (ZoneMapIndexer.Row row : rows) {
            ZoneMap full = row.zoneMap();
            zoneMaps.setLong(1, full.last());
            zoneMaps.setLong(2, full.first());
            zoneMaps.setLong(3, full.fromAt());
            zoneMaps.setLong(4, full.toAt());
            zoneMaps.setLong(5, full.sent());
            zoneMaps.setLong(6, full.problems());
            zoneMaps.setLong(7, full.findings());
            zoneMaps.setLong(8, full.shortest());
            zoneMaps.setLong(9, full.longest());
            zoneMaps.setString(10, full.clients());
            zoneMaps.executeUpdate();
            texts.setLong(1, full.last());
            texts.setBytes(2, row.texts());
            texts.executeUpdate();
        }
    }

    public void close() throws SQLException {
        zoneMaps.close();
        texts.close();
    }
}
