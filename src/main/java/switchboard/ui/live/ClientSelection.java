package switchboard.ui.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import switchboard.model.ConnectionId;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * The selected clients: they filter the log and are the recipients of a reply.
 *
 * <p>A client stays selected until the user changes the selection, also after it has left, so that a reply never goes
 * to another client. Event dispatch thread only.
 */
public final class ClientSelection {
    private final List<Runnable> listeners = new ArrayList<>();
    private Set<ConnectionId> ids = Set.of();

    /** Adds a listener that is called after each change. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Returns the numbers of the selected clients in ascending order; the set is immutable. */
    public Set<ConnectionId> ids() {
        return ids;
    }

    /** Returns whether a client is selected. */
    public boolean has(ConnectionId id) {
        return ids.contains(id);
    }

    /** Selects exactly these clients. */
    @RequiresEdt
    public void set(Set<ConnectionId> selected) {
        Edt.require();
        if (!selected.equals(ids)) {
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(selected)));
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}
