package switchboard.archive;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import switchboard.record.SessionContent;
import switchboard.text.ArchiveText;
import switchboard.text.CodedText;

/** Finds the sessions that are older, or take more bytes together, than the user wishes to keep. Stateless. */
final class RetentionCheck {
    private RetentionCheck() {}

    /**
     * Returns the sessions beyond the limits, the oldest first.
     *
     * <p>A session that is live, or can't be read, is never among them, but its bytes count.
     *
     * @param sessions the newest first
     * @param now microseconds since 1970, UTC
     */
    static List<ExpiredSession> expired(List<SessionSummary> sessions, RetentionPolicy policy, long now) {
        List<ExpiredSession> found = new ArrayList<>();
        long most = policy.mostBytes().orElse(Long.MAX_VALUE);
        long total = 0;
        for (SessionSummary session : sessions) {
            total += session.size();
            if (session.state().isLive() || session.state() == SessionState.UNREADABLE) {
                continue;
            }
            Duration age = Duration.of(now - session.lastAt(), ChronoUnit.MICROS);
            if (policy.longest().isPresent() && age.compareTo(policy.longest().get()) > 0) {
                found.addFirst(new ExpiredSession(session, annotated(ended(age), session)));
            } else if (total > most) {
                found.addFirst(new ExpiredSession(session, annotated(ArchiveText.EXPIRED_SIZE.with(), session)));
            }
        }
        return List.copyOf(found);
    }

    private static CodedText ended(Duration age) {
        long days = age.toDays();
        return days > 0
                ? ArchiveText.EXPIRED_DAYS.with(days)
                : ArchiveText.EXPIRED_HOURS.with(Math.max(0, age.toHours()));
    }

    private static CodedText annotated(CodedText reason, SessionSummary session) {
        if (!session.isAnnotated()) {
            return reason;
        }
        SessionContent held = session.content().orElseThrow();
        CodedText notes = ArchiveText.NOTES.with(held.notes());
        CodedText marks = ArchiveText.MARKS.with(held.marks());
        CodedText both = held.notes() == 0 ? marks : held.marks() == 0 ? notes : ArchiveText.BOTH.with(notes, marks);
        return ArchiveText.EXPIRED_ANNOTATED.with(reason, both);
    }
}
