package switchboard.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionContent;
import switchboard.text.StoredText;

/** Creates session summaries for tests of the window, without files. */
public final class SessionFixtures {
    public static final long DAY = 86_400_000_000L;
    public static final long NOW = 1_763_816_701_000_000L;
    private static final Path FOLDER = Path.of("/home/ana/.local/share/switchboard/sessions");

    private SessionFixtures() {}

    /** Returns a session that began this many days ago and lasted 45 minutes. */
    public static SessionSummary session(String name, SessionState state, long daysAgo, long messages, long notes) {
        long started = NOW - daysAgo * DAY;
        return new SessionSummary(
                FOLDER.resolve(name + ".db"),
                name,
                state,
                started,
                started + 45 * 60_000_000L,
                state == SessionState.UNREADABLE
                        ? Optional.empty()
                        : Optional.of(new SessionContent(List.of(), 27, messages, messages * 90, 0, notes, started)),
                messages * 200,
                state == SessionState.UNREADABLE
                        ? Optional.of(StoredText.of(name + ".db is damaged and can't be opened."))
                        : Optional.empty());
    }

    /** Returns sessions in all states but one, the newest first. */
    public static List<SessionSummary> all() {
        return List.of(
                session("session-2025-11-22_14-05-00", SessionState.LIVE, 0, 1_204, 0),
                session("Lesson 3", SessionState.CRASHED, 1, 1_204, 0),
                session("<html>Lesson 2", SessionState.ENDED, 40, 10_000_000, 3),
                session("Urok 1 \u202Eevil 🦊", SessionState.ENDED, 400, 0, 0),
                session("broken", SessionState.UNREADABLE, 401, 0, 0));
    }
}
