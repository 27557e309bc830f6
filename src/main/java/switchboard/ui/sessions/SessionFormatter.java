package switchboard.ui.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.table.CellText;

/** Formats the properties of a session as text. Immutable and thread-safe. */
public final class SessionFormatter {
    private static final DateTimeFormatter CLOCK = LocalizedFormats.time("HH:mm");

    private final ZoneId zone;
    private final LongSupplier now;

    /**
     * Creates a formatter.
     *
     * @param zone the time zone of the times
     * @param now returns microseconds since 1970, UTC
     */
    public SessionFormatter(ZoneId zone, LongSupplier now) {
        this.zone = zone;
        this.now = now;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    /** Returns date and time of a point in time, in microseconds since 1970, UTC. */
    String when(long micros) {
        Instant instant = instant(micros);
        String date = LocalDate.ofInstant(instant, zone).format(LocalizedFormats.day());
        return date + "  " + CLOCK.withZone(zone).format(instant);
    }

    /** Returns the time of day, preceded by the date unless it is today. */
    private String moment(long micros) {
        boolean today =
                LocalDate.ofInstant(instant(micros), zone).equals(LocalDate.ofInstant(instant(now.getAsLong()), zone));
        return today ? CLOCK.withZone(zone).format(instant(micros)) : when(micros);
    }

    /** Returns a duration in its two largest units. */
    static String length(Duration length) {
        if (length.toDays() > 0) {
            return Strings.of("sessions.length.days", length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return Strings.of("sessions.length.hours", length.toHours(), length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return Strings.of("sessions.length.minutes", length.toMinutes(), length.toSecondsPart());
        }
        return Strings.of("sessions.length.seconds", length.toSeconds());
    }

    /** Returns the state of a session with its icon. */
    static CellText state(SessionSummary session) {
        return switch (session.state()) {
            case ENDED ->
                CellText.muted(
                        session.isAnnotated()
                                ? Strings.of("sessions.state.annotated")
                                : Strings.of("sessions.state.ended"));
            case CRASHED -> CellText.withIcon(Strings.of("sessions.state.crashed"), "sb.warn", "triangle-alert");
            case LIVE -> CellText.withIcon(Strings.of("sessions.state.live"), "sb.ok", "radio");
            case LIVE_ELSEWHERE -> CellText.withIcon(Strings.of("sessions.state.elsewhere"), "sb.info", "radio");
            case UNREADABLE ->
                CellText.withIcon(session.problem().map(Strings::render).orElse(""), "sb.err", "circle-x");
        };
    }

    /** Returns a sentence about a crashed session; empty for any other. */
    public String notice(SessionSummary session) {
        return session.state() == SessionState.CRASHED
                ? Strings.of(
                        session.messages() == 0 ? "sessions.crashed.nothing" : "sessions.crashed",
                        moment(session.startedAt()),
                        session.messages())
                : "";
    }

    /** Returns the name in quotation marks of a single session, or the number of several. */
    static String names(List<SessionSummary> sessions) {
        return sessions.size() == 1
                ? Strings.of("sessions.quoted", sessions.getFirst().name())
                : Strings.of("sessions.counted", sessions.size());
    }

    /** Returns the total size of sessions. */
    static String size(List<SessionSummary> sessions) {
        return LocalizedFormats.bytes(
                sessions.stream().mapToLong(SessionSummary::size).sum());
    }
}
