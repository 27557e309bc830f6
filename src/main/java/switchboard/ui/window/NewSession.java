package switchboard.ui.window;

import java.util.List;
import java.util.Optional;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.live.LiveModel;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * The command that begins another session. It asks before messages that are not recorded are lost, and says what has
 * become of the session before. Event dispatch thread only; never waits.
 */
final class NewSession {
    private static final String TOPIC = "new session";

    private final SessionContext sessions;
    private final LiveModel live;
    private final Notices notices;
    private final SideWindows sideWindows;
    private boolean beginning;

    /** Adds the command to those of the window. */
    NewSession(
            SessionContext sessions,
            LiveModel live,
            Notices notices,
            CommandActions commands,
            SideWindows sideWindows) {
        this.sessions = sessions;
        this.live = live;
        this.notices = notices;
        this.sideWindows = sideWindows;
        commands.add(WindowCommand.NEW_SESSION, () -> sessions.beginner().isPresent() && !beginning, this::askOrBegin);
    }

    private void askOrBegin() {
        long messages = live.latest().recorded().messages();
        if (sessions.temporary() && messages > 0) {
            notices.showEvenIfDismissed(new Notice(
                    TOPIC,
                    Notice.Kind.WARNING,
                    Strings.of("session.new.ask", messages, LocalizedFormats.count(messages)),
                    List.of(
                            Notice.Action.dismissing(Strings.of("session.new.yes"), this::begin),
                            Notice.Action.dismissing(Strings.of("session.new.no"), () -> {}))));
        } else {
            begin();
        }
    }

    private void begin() {
        Optional<SessionBeginner> beginner = sessions.beginner();
        if (beginning || beginner.isEmpty()) {
            return;
        }
        beginning = true;
        FutureCallbacks.deliver(
                BackgroundTasks.submit("session-new", () -> {
                    beginner.get().begin();
                    return true;
                }),
                Edt::later,
                done -> {
                    beginning = false;
                    begun();
                },
                sentence -> {
                    beginning = false;
                    notices.showEvenIfDismissed(Notice.of(TOPIC, Notice.Kind.ERROR, sentence));
                });
    }

    private void begun() {
        sideWindows.sessionsChanged();
        notices.showEvenIfDismissed(
                sessions.temporary()
                        ? Notice.of(TOPIC, Notice.Kind.INFO, Strings.of("session.new.begun.unrecorded"))
                        : new Notice(
                                TOPIC,
                                Notice.Kind.INFO,
                                Strings.of("session.new.begun"),
                                List.of(Notice.Action.dismissing(
                                        Strings.of("header.session.all"), () -> sideWindows.showSessions(List.of())))));
    }
}
