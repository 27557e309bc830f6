package switchboard.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.fake.RecordingSessionWindows;
import switchboard.ui.fake.SessionFixtures;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

@Timeout(30)
final class SessionNoticesTest {
    private final Settings settings = Settings.inMemory();
    private final Notices notices = new Notices();
    private final RecordingSessionWindows windows = new RecordingSessionWindows();

    private SessionNotices caretaker(FakeArchive archive) {
        return new SessionNotices(
                archive,
                settings,
                notices,
                Runnable::run,
                () -> SessionFixtures.NOW,
                new SessionFormatter(ZoneOffset.UTC, () -> SessionFixtures.NOW),
                windows);
    }

    private Notice only() {
        assertEquals(1, notices.count(), "notices: " + notices.all());
        return notices.first().orElseThrow();
    }

    private void choose(String words) {
        Notice notice = only();
        notices.take(
                notice,
                notice.actions().stream()
                        .filter(way -> way.words().equals(words))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void thatTheLastSessionEndedByACrashIsSaidOnce() {
        OnEdt.run(() -> {
            FakeArchive archive = new FakeArchive(
                    List.of(
                            SessionFixtures.session("live", SessionState.LIVE, 0, 3, 0),
                            SessionFixtures.session("crashed", SessionState.CRASHED, 0, 1_204, 0)),
                    true);
            caretaker(archive).begin();
            assertEquals(
                    LocalizedDigits.ofUser(
                            "The session of 13:05 ended without being closed; it is complete up to message 1,204."),
                    only().sentence());
            choose("Open");
            assertEquals(List.of("open crashed.db"), windows.done);
            caretaker(archive).begin();
            assertEquals(0, notices.count());
        });
    }

    @Test
    void aCrashBeforeTheLastSessionIsNoNews() {
        OnEdt.run(() -> {
            FakeArchive archive = new FakeArchive(
                    List.of(
                            SessionFixtures.session("ended", SessionState.ENDED, 0, 3, 0),
                            SessionFixtures.session("crashed", SessionState.CRASHED, 1, 1_204, 0)),
                    true);
            caretaker(archive).begin();
            assertEquals(0, notices.count());
        });
    }

    @Test
    void nothingIsSaidOfOldSessionsUnlessAPersonWishesIt() {
        OnEdt.run(() -> {
            caretaker(new FakeArchive(old(), true)).begin();
            assertEquals(0, notices.count());
        });
    }

    private static List<SessionSummary> old() {
        return List.of(
                SessionFixtures.session("new", SessionState.ENDED, 1, 10, 0),
                SessionFixtures.session("old", SessionState.ENDED, 40, 1_000, 2),
                SessionFixtures.session("older", SessionState.ENDED, 400, 1_000, 0),
                SessionFixtures.session("unreadable", SessionState.UNREADABLE, 500, 0, 0));
    }

    @Test
    void oldSessionsAreShownAndOnlyMovedWhenAPersonSaysSo() {
        OnEdt.run(() -> {
            new RetentionChoice(30, 0).putInto(settings);
            FakeArchive archive = new FakeArchive(old(), true);
            caretaker(archive).begin();
            assertEquals(
                    LocalizedDigits.ofUser("2 sessions are older than 30 days (400.0 kB)")
                            + ", 1 of them with notes. Nothing is removed unless you say so.",
                    only().sentence());
            choose("Review…");
            assertEquals(List.of("review 2"), windows.done);
            assertEquals(4, archive.sessions.size());
            choose("Move to trash");
            assertEquals(
                    List.of("new", "unreadable"),
                    archive.sessions.stream().map(SessionSummary::name).toList());
            assertTrue(only().sentence().startsWith(LocalizedDigits.ofUser("2 sessions moved to the trash")));
        });
    }

    @Test
    void whatIsKeptIsNotAskedForAgainBeforeMoreBecomesOldOrTheWishChanges() {
        OnEdt.run(() -> {
            new RetentionChoice(30, 0).putInto(settings);
            FakeArchive archive = new FakeArchive(old(), true);
            caretaker(archive).begin();
            choose("Keep");
            caretaker(archive).begin();
            assertEquals(0, notices.count());
            assertEquals(4, archive.sessions.size());
            archive.sessions.add(1, SessionFixtures.session("just too old", SessionState.ENDED, 31, 1_000, 0));
            caretaker(archive).begin();
            assertTrue(only().sentence().startsWith(LocalizedDigits.ofUser("3 sessions are older than 30 days")));
            choose("Keep");
            new RetentionChoice(90, 0).putInto(settings);
            caretaker(archive).retentionChanged();
            assertTrue(
                    only().sentence().startsWith("1 session is older than " + LocalizedDigits.ofUser("90 days")),
                    only().sentence());
        });
    }
}
