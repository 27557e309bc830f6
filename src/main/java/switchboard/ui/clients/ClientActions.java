package switchboard.ui.clients;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.event.Request;
import switchboard.event.Request.Whom;
import switchboard.model.Annotation;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Requests;
import switchboard.ui.live.Selection;
import switchboard.ui.note.Noting;
import switchboard.wire.ReplyFormat;

/** The actions on the selected clients, such as disconnecting, renaming and marking. Event dispatch thread only. */
final class ClientActions {
    private final LiveModel live;
    private final Selection selection;
    private final Requests requests;
    private final Noting noting;
    private final Clipboard clipboard;
    private final Consumer<ConnectionId> onReply;
    private Consumer<Set<ConnectionId>> onReplay = ids -> {};

    ClientActions(
            LiveModel live,
            Selection selection,
            Requests requests,
            Noting noting,
            Clipboard clipboard,
            Consumer<ConnectionId> onReply) {
        this.live = live;
        this.selection = selection;
        this.requests = requests;
        this.noting = noting;
        this.clipboard = clipboard;
        this.onReply = onReply;
    }

    /** Returns the selected clients that can still be answered. */
    private Set<ConnectionId> there() {
        return selection.ids().stream()
                .filter(id -> live.client(id).map(ClientSummary::canBeAnswered).orElse(false))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean anybodyThere() {
        return !there().isEmpty();
    }

    /** Returns whether all selected clients that can be answered are on hold; the menu then offers to release them. */
    boolean areHeld() {
        Set<ConnectionId> there = there();
        return !there.isEmpty()
                && there.stream()
                        .allMatch(id -> live.client(id)
                                .map(client -> client.state() == ClientState.HELD)
                                .orElse(false));
    }

    void disconnect() {
        ask(there(), Request.Disconnect::new);
    }

    /** Disconnects the selected clients and blocks their addresses from now on. */
    void block() {
        Set<ConnectionId> there = there();
        if (!there.isEmpty()) {
            requests.ask(new Request.Block(there));
        }
    }

    void holdOrRelease() {
        if (areHeld()) {
            ask(there(), Request.Release::new);
        } else {
            ask(there(), Request.Hold::new);
        }
    }

    void replyAs(ReplyFormat format) {
        ask(there(), whom -> new Request.SetReplyFormat(whom, format));
    }

    void rename(ConnectionId id, String name) {
        if (!live.client(id).map(ClientSummary::name).orElse("").equals(name)) {
            requests.ask(new Request.Rename(id, name));
        }
    }

    private List<ClientSummary> selected() {
        return selection.ids().stream().flatMap(id -> live.client(id).stream()).toList();
    }

    /** Returns whether all selected clients are marked; the menu then offers to remove the marks. */
    boolean areMarked() {
        return !selected().isEmpty()
                && selected().stream().allMatch(client -> client.note().marked());
    }

    void toggleMarks() {
        boolean mark = !areMarked();
        noting.put(selected().stream()
                .filter(client -> client.note().marked() != mark)
                .map(client -> new Annotation(
                        new Note.Subject.OfClient(client.id()),
                        new Note(mark, client.note().text())))
                .toList());
    }

    void copyAddress() {
        clipboard.copy(selection.ids().stream()
                .flatMap(id -> live.client(id).stream())
                .map(client -> client.info().peer())
                .collect(Collectors.joining("\n")));
    }

    void reply() {
        selection.ids().stream().findFirst().ifPresent(onReply);
    }

    /** Sets the listener that gets the clients to replay. */
    void onReplay(Consumer<Set<ConnectionId>> listener) {
        onReplay = listener;
    }

    void replay() {
        onReplay.accept(selection.ids());
    }

    private void ask(Set<ConnectionId> ids, Function<Whom, Request> request) {
        if (!ids.isEmpty()) {
            requests.ask(request.apply(new Whom.Only(ids)));
        }
    }
}
