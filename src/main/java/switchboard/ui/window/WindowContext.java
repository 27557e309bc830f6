package switchboard.ui.window;

import java.time.ZoneId;
import switchboard.event.EventBus;
import switchboard.model.ListenerSettings;
import switchboard.record.SessionLog;
import switchboard.ui.Settings;

/**
 * The services that the window uses. Immutable.
 *
 * @param bus publishes facts and takes requests
 * @param log the log of the running session
 * @param defaults the settings of the first listener
 * @param settings the settings of the window
 * @param zone the time zone of the times
 * @param sessions the running session's file and the recorded sessions
 * @param onClosed called once on the event dispatch thread when the user has closed the window; must not wait
 */
public record WindowContext(
        EventBus bus,
        SessionLog log,
        ListenerSettings defaults,
        Settings settings,
        ZoneId zone,
        SessionContext sessions,
        Runnable onClosed) {}
