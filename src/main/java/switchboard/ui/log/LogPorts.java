package switchboard.ui.log;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.ConnectionId;
import switchboard.record.SessionLog;
import switchboard.ui.Settings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Selection;
import switchboard.ui.note.Noting;
import switchboard.ui.wire.MessageFocus;

/**
 * Everything that the log needs from outside.
 *
 * <p>A recorded session has no {@code onReply}; its {@code live} is told how far the session goes.
 *
 * @param log what was said
 * @param live who is there, and how far the log has grown
 * @param selection the clients that are selected: they filter the log
 * @param focus the message that is chosen
 * @param settings where filters are kept
 * @param edt where the log's answers are taken: the event dispatch thread
 * @param zone whose clock the times are told in
 * @param clipboard where copies go
 * @param noting where notes and marks are put; empty where nobody can change them
 * @param onReply called with a client that a person wants to answer, after it was selected; empty where nobody can be
 */
public record LogPorts(
        SessionLog log,
        LiveModel live,
        Selection selection,
        MessageFocus focus,
        Settings settings,
        Executor edt,
        ZoneId zone,
        Clipboard clipboard,
        Optional<Noting> noting,
        Optional<Consumer<ConnectionId>> onReply) {
    /** Returns whether the session was recorded before, so that times in it refer to its end. */
    boolean isRecorded() {
        return onReply.isEmpty();
    }
}
