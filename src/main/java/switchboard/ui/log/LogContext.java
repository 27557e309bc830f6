package switchboard.ui.log;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.ConnectionId;
import switchboard.record.SessionLog;
import switchboard.ui.Settings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.note.NoteWriter;

/**
 * The services and models that the log pane uses. Immutable.
 *
 * <p>A recorded session has no {@code onReply}, and its {@code live} only tells its clients and how many messages it
 * has.
 *
 * @param log the log to show
 * @param live the clients, and the number of recorded messages
 * @param selection the selected clients, which filter the log
 * @param messageSelection the current message
 * @param settings stores the saved filters
 * @param edt runs callbacks: the event dispatch thread
 * @param zone the time zone of the times
 * @param clipboard gets copies
 * @param noteWriter writes notes and marks; empty if they cannot be changed
 * @param onReply called with the client to write a reply to; empty if replies cannot be sent
 */
public record LogContext(
        SessionLog log,
        LiveModel live,
        ClientSelection selection,
        MessageSelection messageSelection,
        Settings settings,
        Executor edt,
        ZoneId zone,
        Clipboard clipboard,
        Optional<NoteWriter> noteWriter,
        Optional<Consumer<ConnectionId>> onReply) {
    /** Returns whether this is a recorded session; then relative times refer to its end. */
    boolean isRecorded() {
        return onReply.isEmpty();
    }
}
