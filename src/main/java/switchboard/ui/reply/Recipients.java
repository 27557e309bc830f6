package switchboard.ui.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;

/**
 * The recipients of the reply: all clients or the selected ones, chosen by hand, or else the client of the selected
 * message. Event dispatch thread only.
 *
 * <p>A client that left stays a recipient until a person removes it, so that a reply never goes to another client.
 */
final class Recipients {
    private final LiveModel live;
    private final ClientSelection selection;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean all;
    private Optional<ConnectionId> ofMessage = Optional.empty();

    /** Creates the recipients; there are none until clients or a message are selected. */
    Recipients(LiveModel live, ClientSelection selection) {
        this.live = live;
        this.selection = selection;
        selection.onChange(() -> {
            all = false;
            ofMessage = Optional.empty();
            changed();
        });
    }

    /** Adds a listener that is called when other recipients are chosen. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Returns whether the reply goes to all clients. */
    boolean isAll() {
        return all;
    }

    /** Sets whether the reply goes to all clients; if not, it goes to those who were the recipients before. */
    void setAll(boolean everybody) {
        if (all != everybody) {
            all = everybody;
            changed();
        }
    }

    /** Makes the client of a selected message the only recipient, unless recipients were chosen by hand. */
    void follow(ConnectionId client) {
        if (!all && selection.ids().isEmpty()) {
            ofMessage = known(client);
            changed();
        }
    }

    private Optional<ConnectionId> known(ConnectionId client) {
        return live.client(client).map(ClientSummary::id);
    }

    /** Makes one client the only recipient, because a person has asked for it. */
    void choose(ConnectionId client) {
        all = false;
        if (selection.ids().isEmpty() || selection.ids().equals(Set.of(client))) {
            ofMessage = known(client);
            changed();
        } else {
            selection.set(Set.of(client));
        }
    }

    /** Removes one recipient. */
    void remove(ConnectionId id) {
        if (selection.has(id)) {
            Set<ConnectionId> others = new TreeSet<>(selection.ids());
            others.remove(id);
            selection.set(others);
        } else if (ofMessage.equals(Optional.of(id))) {
            ofMessage = Optional.empty();
            changed();
        }
    }

    /** Returns the numbers of the chosen recipients in ascending order; none if the reply goes to all. */
    Set<ConnectionId> chosen() {
        if (all) {
            return Set.of();
        }
        return selection.ids().isEmpty() ? ofMessage.map(Set::of).orElse(Set.of()) : selection.ids();
    }

    /** Returns the recipients by number; the chosen ones that have left are included, of all they are not. */
    List<ClientSummary> clients() {
        return all
                ? live.clients().stream().filter(ClientSummary::canBeAnswered).toList()
                : chosen().stream().flatMap(id -> live.client(id).stream()).toList();
    }

    /** Returns whether a reply can be sent to one of them. */
    boolean canBeAnswered() {
        return all
                ? live.answerable() > 0
                : chosen().stream()
                        .anyMatch(id -> live.client(id)
                                .filter(ClientSummary::canBeAnswered)
                                .isPresent());
    }
}
