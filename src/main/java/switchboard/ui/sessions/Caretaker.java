package switchboard.ui.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import switchboard.archive.Archive;
import switchboard.archive.Expired;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.edt.Answers;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * Says what a person should know about the sessions of before: that the last one ended by a crash, that some are older
 * or larger than was wished. It removes nothing unasked.
 *
 * <p>Event dispatch thread only.
 */
public final class Caretaker {
    private static final String EXPIRED = "sessions.expired";
    private static final String CRASHED = "sessions.crashed";
    private static final String KEPT = "sessions.kept.until";
    private static final String TOLD = "sessions.crash.told";

    private final Shelf shelf;
    private final Settings settings;
    private final Notices notices;
    private final Executor edt;
    private final LongSupplier clock;
    private final SessionWords words;
    private final Ways ways;
    private final Removing removing;

    /** Where a notice leads. */
    public interface Ways {
        /** Shows a session. */
        void open(SessionSummary session);

        /** Shows the list of sessions with these selected. */
        void review(List<SessionSummary> sessions);

        /** Shows these files no longer; completed when nobody here holds them. */
        CompletableFuture<Boolean> release(List<Path> files);

        /** Tells whoever shows the list that it has changed. */
        void changed();
    }

    /**
     * Creates one.
     *
     * @param edt where answers are taken: the event dispatch thread
     * @param clock microseconds since 1970, UTC
     */
    public Caretaker(
            Shelf shelf,
            Settings settings,
            Notices notices,
            Executor edt,
            LongSupplier clock,
            SessionWords words,
            Ways ways) {
        this.shelf = shelf;
        this.settings = settings;
        this.notices = notices;
        this.edt = edt;
        this.clock = clock;
        this.words = words;
        this.ways = ways;
        removing = new Removing(shelf, edt, notices, ways::release, ways::changed);
    }

    /** Looks at the sessions of before, when the window begins. */
    public void begin() {
        look(sessions -> {
            tellOfCrash(sessions);
            tellOfExpired(sessions);
        });
    }

    /** Looks anew what is beyond the wishes, after they have changed. */
    public void wishesChanged() {
        settings.put(KEPT, "");
        notices.over(EXPIRED);
        look(this::tellOfExpired);
    }

    /** Looks anew what is beyond the wishes, after sessions have gone; if that is a matter now. */
    public void sessionsChanged() {
        if (notices.topics().contains(EXPIRED)) {
            notices.over(EXPIRED);
            look(this::tellOfExpired);
        }
    }

    private void look(Consumer<List<SessionSummary>> then) {
        // A folder that can't be read says so where its list is shown; nobody has asked for it here.
        Answers.take(shelf.list(), edt, then, sentence -> {});
    }

    private void tellOfCrash(List<SessionSummary> sessions) {
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
                            words.notice(crashed),
                            List.of(Notice.Action.settling(Strings.of("sessions.open"), () -> ways.open(crashed)))));
                });
    }

    private void tellOfExpired(List<SessionSummary> sessions) {
        KeepChoice wish = KeepChoice.of(settings);
        if (wish.isEverything()) {
            return;
        }
        List<SessionSummary> beyond = Archive.expired(sessions, wish.keep(), clock.getAsLong()).stream()
                .map(Expired::session)
                .toList();
        long newest = beyond.stream().mapToLong(SessionSummary::lastAt).max().orElse(0);
        if (beyond.isEmpty() || newest <= keptUntil()) {
            return;
        }
        long annotated = beyond.stream().filter(SessionSummary::isAnnotated).count();
        String sentence = Strings.of(
                "sessions.expired",
                beyond.size(),
                SessionWords.size(beyond),
                wish.days(),
                wish.gigabytes(),
                wish.days() == 0 ? 0 : wish.gigabytes() == 0 ? 1 : 2,
                annotated);
        notices.show(new Notice(
                EXPIRED,
                Notice.Kind.INFO,
                sentence,
                List.of(
                        Notice.Action.helping(Strings.of("sessions.review"), () -> ways.review(beyond)),
                        Notice.Action.settling(Strings.of("sessions.trash"), () -> removing.remove(beyond)),
                        Notice.Action.settling(
                                Strings.of("sessions.keep"), () -> settings.put(KEPT, Long.toString(newest))))));
    }

    /** Those that ended until then are kept: a person said so. */
    private long keptUntil() {
        String kept = settings.text(KEPT, "");
        return kept.matches("[0-9]{1,18}") ? Long.parseLong(kept) : 0;
    }
}
