package switchboard.ui.sessions;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import switchboard.archive.SessionSummary;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.table.Column;
import switchboard.ui.table.Column.Look;
import switchboard.ui.table.Words;

/** Creates the columns of the list of sessions. Event dispatch thread only. */
final class SessionColumns {
    /** The index of the column by which the list is sorted at first. */
    static final int STARTED = 1;

    private SessionColumns() {}

    static List<Column<SessionSummary>> of(SessionWords words) {
        return List.of(
                new Column<>(
                        Strings.of("sessions.column.name"),
                        0,
                        Look.TEXT,
                        one -> Words.of(one.name()),
                        Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT))),
                new Column<>(
                        Strings.of("sessions.column.started"),
                        158,
                        Look.TEXT,
                        one -> Words.of(words.when(one.startedAt())),
                        Comparator.comparingLong(SessionSummary::startedAt)),
                new Column<>(
                        Strings.of("sessions.column.length"),
                        104,
                        Look.TEXT,
                        one -> Words.of(one.content().isPresent() ? SessionWords.length(one.length()) : ""),
                        Comparator.comparing(SessionSummary::length)),
                number("sessions.column.clients", 84, SessionSummary::clients),
                number("sessions.column.messages", 110, SessionSummary::messages),
                new Column<>(
                        Strings.of("sessions.column.size"),
                        94,
                        Look.NUMBER,
                        one -> Words.muted(Quantities.bytes(one.size())),
                        Comparator.comparingLong(SessionSummary::size)),
                new Column<>(
                        Strings.of("sessions.column.state"),
                        196,
                        Look.TEXT,
                        SessionWords::state,
                        Comparator.comparing(SessionSummary::state)));
    }

    private interface Counted {
        long of(SessionSummary session);
    }

    private static Column<SessionSummary> number(String key, int width, Counted counted) {
        return new Column<>(
                Strings.of(key),
                width,
                Look.NUMBER,
                one -> Words.of(one.content().isPresent() ? Quantities.count(counted.of(one)) : ""),
                Comparator.comparingLong(counted::of));
    }
}
