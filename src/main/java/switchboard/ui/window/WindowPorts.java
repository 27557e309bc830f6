package switchboard.ui.window;

import java.time.ZoneId;
import switchboard.event.EventBus;
import switchboard.model.ListenerSettings;
import switchboard.record.SessionLog;
import switchboard.ui.Settings;

/**
 * Everything that the window needs from outside.
 *
 * @param bus where news comes from and wishes go to
 * @param log what was said
 * @param defaults what to listen with when a person starts the server
 * @param settings what the window remembers
 * @param zone whose clock times are told in
 * @param sessions this session's file, and those of before
 * @param onClosed called once on the event dispatch thread when a person has closed the window; must not wait
 */
public record WindowPorts(
        EventBus bus,
        SessionLog log,
        ListenerSettings defaults,
        Settings settings,
        ZoneId zone,
        SessionPorts sessions,
        Runnable onClosed) {}
