package switchboard.ui.fake;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JTable;
import switchboard.record.LogRow;

/** Finds the messages among the rows of a log. Event dispatch thread only. */
public final class LogRows {
    private LogRows() {}

    /** Returns the messages that are loaded, in the order of their rows. */
    public static List<LogRow> messages(JTable log) {
        List<LogRow> messages = new ArrayList<>();
        for (int row = 0; row < log.getRowCount(); row++) {
            if (log.getValueAt(row, 0) instanceof LogRow message) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** Selects the row of a message. */
    public static void select(JTable log, long number) {
        for (int row = 0; row < log.getRowCount(); row++) {
            if (log.getValueAt(row, 0) instanceof LogRow message && message.number() == number) {
                log.changeSelection(row, 0, false, false);
                return;
            }
        }
        throw new AssertionError("no row of message " + number);
    }
}
