package switchboard.ui.sessions;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import switchboard.archive.Archive;
import switchboard.archive.ExpiredSession;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * Shows notices about earlier sessions: the last one ended by a crash, or some exceed the retention limits. It removes
 * nothing without confirmation.
 *
 * <p>Event dispatch thread only.
 */
public final class SessionNotices {
    private static final String EXPIRED = "sessions.expired";
    private static final String CRASHED = "sessions.crashed";
    private static final String KEPT = "sessions.kept.until";
    private static final String TOLD = "sessions.crash.told";

    private final AsyncArchive archive;
    private final Settings settings;
    private final Notices notices;
    private final Executor edt;
    private final LongSupplier clock;
    private final SessionFormatter formatter;
    private final SessionWindows windows;
    private final SessionRemover remover;

    /**
     * Creates the source of notices.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param clock microseconds since 1970, UTC
     */
    public SessionNotices(
            AsyncArchive archive,
            Settings settings,
            Notices notices,
            Executor edt,
            LongSupplier clock,
            SessionFormatter formatter,
            SessionWindows windows) {
        this.archive = archive;
        this.settings = settings;
        this.notices = notices;
        this.edt = edt;
        this.clock = clock;
        this.formatter = formatter;
        this.windows = windows;
        remover = new SessionRemover(archive, edt, notices, windows::release, windows::sessionsChanged);
    }

    /** Checks the earlier sessions when the window opens. */
    public void begin() {
        fetch(sessions -> {
            reportCrash(sessions);
            reportExpired(sessions);
        });
    }

    /** Checks the retention limits again after they have changed. */
    public void retentionChanged() {
        settings.put(KEPT, "");
        notices.clear(EXPIRED);
        fetch(this::reportExpired);
    }

    /** Checks the retention limits again after sessions were removed, if a notice about them is shown. */
    public void sessionsChanged() {
        if (notices.topics().contains(EXPIRED)) {
            notices.clear(EXPIRED);
            fetch(this::reportExpired);
        }
    }

    private void fetch(Consumer<List<SessionSummary>> then) {
        // No notice if the folder cannot be read: the list of sessions shows that error.
        FutureCallbacks.deliver(archive.list(), edt, then, sentence -> {});
    }

    private void reportCrash(List<SessionSummary> sessions) {
        sessions.stream()
                .filter(one -> !one.state().isLive())
                .findFirst()
                .filter(one -> one.state() == SessionState.CRASHED)
                .filter(one -> !settings.text(TOLD, "").equals(one.name()))
                .ifPresent(crashed -> {
                    settings.put(TOLD, crashed.name());
                    notices.show(new Notice(
                            CRASHED,
                            Notice.Kind.INFO,
                            formatter.notice(crashed),
                            List.of(Notice.Action.dismissing(
                                    Strings.of("sessions.open"),
                                    () -> windows.open(List.of(crashed.file()), this::openFailed)))));
                });
    }

    private void openFailed(String sentence) {
        notices.showEvenIfDismissed(Notice.of("sessions", Notice.Kind.ERROR, sentence));
    }

    private void reportExpired(List<SessionSummary> sessions) {
        RetentionChoice wish = RetentionChoice.of(settings);
        if (wish.isEverything()) {
            return;
        }
        List<SessionSummary> beyond = Archive.expired(sessions, wish.keep(), clock.getAsLong()).stream()
                .map(ExpiredSession::session)
                .toList();
        long newest = beyond.stream().mapToLong(SessionSummary::lastAt).max().orElse(0);
        if (beyond.isEmpty() || newest <= keptBefore()) {
            return;
        }
        long annotated = beyond.stream().filter(SessionSummary::isAnnotated).count();
        String sentence = Strings.of(
                "sessions.expired",
                beyond.size(),
                SessionFormatter.size(beyond),
                wish.days(),
                wish.gigabytes(),
                wish.days() == 0 ? 0 : wish.gigabytes() == 0 ? 1 : 2,
                annotated);
        notices.show(new Notice(
                EXPIRED,
                Notice.Kind.INFO,
                sentence,
                List.of(
                        Notice.Action.persistent(Strings.of("sessions.review"), () -> windows.showSessions(beyond)),
                        Notice.Action.dismissing(Strings.of("sessions.trash"), () -> remover.remove(beyond)),
                        Notice.Action.dismissing(
                                Strings.of("sessions.keep"), () -> settings.put(KEPT, Long.toString(newest))))));
    }

    /**
     * Returns the end, in microseconds since 1970, of the newest session that the user decided to keep; older ones are
     * kept too.
     */
    private long keptBefore() {
        String kept = settings.text(KEPT, "");
        return kept.matches("[0-9]{1,18}") ? Long.parseLong(kept) : 0;
    }
}
