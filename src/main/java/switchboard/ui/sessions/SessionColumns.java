package switchboard.ui.sessions;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import switchboard.archive.SessionSummary;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.table.CellText;
import switchboard.ui.table.Column;
import switchboard.ui.table.Column.TextStyle;

/** Creates the columns of the list of sessions. Event dispatch thread only. */
final class SessionColumns {
    /** The index of the column by which the list is sorted at first. */
    static final int STARTED = 1;

    private SessionColumns() {}

    static List<Column<SessionSummary>> of(SessionFormatter formatter) {
        return List.of(
                new Column<>(
                        Strings.of("sessions.column.name"),
                        0,
                        TextStyle.TEXT,
                        one -> CellText.of(one.name()),
                        Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT))),
                new Column<>(
                        Strings.of("sessions.column.started"),
                        158,
                        TextStyle.TEXT,
                        one -> CellText.of(formatter.when(one.startedAt())),
                        Comparator.comparingLong(SessionSummary::startedAt)),
                new Column<>(
                        Strings.of("sessions.column.length"),
                        104,
                        TextStyle.TEXT,
                        one -> CellText.of(one.content().isPresent() ? SessionFormatter.length(one.length()) : ""),
                        Comparator.comparing(SessionSummary::length)),
                number("sessions.column.clients", 84, SessionSummary::clients),
                number("sessions.column.messages", 110, SessionSummary::messages),
                new Column<>(
                        Strings.of("sessions.column.size"),
                        94,
                        TextStyle.NUMBER,
                        one -> CellText.muted(LocalizedFormats.bytes(one.size())),
                        Comparator.comparingLong(SessionSummary::size)),
                new Column<>(
                        Strings.of("sessions.column.state"),
                        196,
                        TextStyle.TEXT,
                        SessionFormatter::state,
                        Comparator.comparing(SessionSummary::state)));
    }

    private interface Counted {
        long of(SessionSummary session);
    }

    private static Column<SessionSummary> number(String key, int width, Counted counted) {
        return new Column<>(
                Strings.of(key),
                width,
                TextStyle.NUMBER,
                one -> CellText.of(one.content().isPresent() ? LocalizedFormats.count(counted.of(one)) : ""),
                Comparator.comparingLong(counted::of));
    }
}
