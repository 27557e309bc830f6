package switchboard.ui.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Reading;
import switchboard.record.LoggedClient;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;

/**
 * Notices that a client is read in another framing or encoding, and that the session knows it: rows from before are
 * outdated then. Event dispatch thread only.
 */
final class ReadingWatch {
    private final SessionLog log;
    private final Executor edt;
    private final List<Runnable> listeners = new ArrayList<>();

    /** The readings of the clients that are not read as their listeners say. */
    private final Map<ConnectionId, Reading> known = new HashMap<>();

    /** The readings that the session may not know yet. */
    private final Map<ConnectionId, Reading> unrecorded = new HashMap<>();

    private boolean asking;

    ReadingWatch(SessionLog log, Executor edt) {
        this.log = log;
        this.edt = edt;
    }

    /** Adds a listener that is called when the session knows of a change. */
    void onRecorded(Runnable listener) {
        listeners.add(listener);
    }

    /** Takes changed clients in; called for every change, because the session publishes its progress as one. */
    void accept(List<ClientSummary> clients) {
        for (ClientSummary client : clients) {
            Reading usual = client.info().reading();
            Reading before = client.reading().equals(usual)
                    ? known.remove(client.id())
                    : known.put(client.id(), client.reading());
            if (!client.reading().equals(before == null ? usual : before)) {
                unrecorded.put(client.id(), client.reading());
            }
        }
        if (!unrecorded.isEmpty() && !asking) {
            asking = true;
            FutureCallbacks.deliver(log.clients(), edt, this::compare, sentence -> asking = false);
        }
    }

    private void compare(List<LoggedClient> recorded) {
        asking = false;
        boolean changed = false;
        for (LoggedClient client : recorded) {
            changed |= unrecorded.remove(client.id(), client.reading());
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }
}
