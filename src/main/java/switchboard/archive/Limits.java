package switchboard.archive;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.record.SessionContent;

/** Finds the sessions that are beyond what somebody wishes to keep. Stateless. */
final class Limits {
    private Limits() {}

    /**
     * Return them, the oldest first.
     *
     * <p>A session that is live, or can't be read, is never among them, though its bytes count.
     *
     * @param sessions the newest first
     * @param now microseconds since 1970, UTC
     */
    static List<Expired> expired(List<SessionSummary> sessions, Keep keep, long now) {
        List<Expired> found = new ArrayList<>();
        long most = keep.mostBytes().orElse(Long.MAX_VALUE);
        long total = 0;
        for (SessionSummary session : sessions) {
            total += session.size();
            if (session.state().isLive() || session.state() == SessionState.UNREADABLE) {
                continue;
            }
            Duration age = Duration.of(now - session.lastAt(), ChronoUnit.MICROS);
            if (keep.longest().isPresent() && age.compareTo(keep.longest().get()) > 0) {
                found.addFirst(new Expired(session, "ended " + days(age) + " ago" + annotations(session)));
            } else if (total > most) {
                found.addFirst(new Expired(session, "is beyond the size of all together" + annotations(session)));
            }
        }
        return List.copyOf(found);
    }

    private static String days(Duration age) {
        long days = age.toDays();
        return days > 0 ? counted(days, "day") : counted(Math.max(0, age.toHours()), "hour");
    }

    private static String annotations(SessionSummary session) {
        if (!session.isAnnotated()) {
            return "";
        }
        SessionContent held = session.content().orElseThrow();
        List<String> parts = new ArrayList<>();
        if (held.notes() > 0) {
            parts.add(counted(held.notes(), "note"));
        }
        if (held.marks() > 0) {
            parts.add(counted(held.marks(), "mark"));
        }
        return ", with " + String.join(" and ", parts);
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
