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
 * The clients that a person has selected: they filter the log and are who a reply goes to.
 *
 * <p>Who is selected stays selected until a person says otherwise, also after leaving, so that a reply never goes to
 * somebody else. Event dispatch thread only.
 */
public final class Selection {
    private final List<Runnable> listeners = new ArrayList<>();
    private Set<ConnectionId> ids = Set.of();

    /** Hears of each change from now on. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Returns who is selected, by number; the set never changes. */
    public Set<ConnectionId> ids() {
        return ids;
    }

    /** Returns whether this one is selected. */
    public boolean has(ConnectionId id) {
        return ids.contains(id);
    }

    /** Selects these and nobody else. */
    @RequiresEdt
    public void set(Set<ConnectionId> selected) {
        Edt.require();
        if (!selected.equals(ids)) {
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(selected)));
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}
