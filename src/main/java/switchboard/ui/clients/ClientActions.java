package switchboard.ui.clients;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.Annotation;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.note.NoteWriter;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/** The actions on the selected clients, such as disconnecting, renaming and marking. Event dispatch thread only. */
final class ClientActions {
    private final LiveModel live;
    private final ClientSelection selection;
    private final RequestSender requests;
    private final NoteWriter noteWriter;
    private final Clipboard clipboard;
    private final Consumer<ConnectionId> onReply;
    private Consumer<Set<ConnectionId>> onReplay = ids -> {};
    private Consumer<Set<ConnectionId>> onDisconnect = ids -> {};
    private Consumer<Set<ConnectionId>> onBlock = ids -> {};

    ClientActions(
            LiveModel live,
            ClientSelection selection,
            RequestSender requests,
            NoteWriter noteWriter,
            Clipboard clipboard,
            Consumer<ConnectionId> onReply) {
        this.live = live;
        this.selection = selection;
        this.requests = requests;
        this.noteWriter = noteWriter;
        this.clipboard = clipboard;
        this.onReply = onReply;
    }

    /** Returns the selected clients that can still be answered. */
    private Set<ConnectionId> connected() {
        return selection.ids().stream()
                .filter(id -> live.client(id).map(ClientSummary::canBeAnswered).orElse(false))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean hasConnectedClients() {
        return !connected().isEmpty();
    }

    /** Returns whether all selected clients that can be answered are on hold; the menu then offers to release them. */
    boolean allHeld() {
        Set<ConnectionId> connected = connected();
        return !connected.isEmpty()
                && connected.stream()
                        .allMatch(id -> live.client(id)
                                .map(client -> client.state() == ClientState.HELD)
                                .orElse(false));
    }

    void disconnect() {
        onDisconnect.accept(connected());
    }

    /** Disconnects the selected clients and blocks their addresses from now on. */
    void block() {
        onBlock.accept(connected());
    }

    /** Returns the number of selected clients that can still be answered. */
    int connectedClients() {
        return connected().size();
    }

    void holdOrRelease() {
        if (allHeld()) {
            ask(connected(), Request.Release::new);
        } else {
            ask(connected(), Request.Hold::new);
        }
    }

    void replyAs(ReplyFormat format) {
        ask(connected(), whom -> new Request.SetReplyFormat(whom, format));
    }

    /** Reads the selected clients in another framing; empty for those of their listeners. */
    void readAs(Optional<Framing> framing) {
        ask(connected(), whom -> new Request.ReadAs(whom, framing));
    }

    /** Sets the encoding of the selected clients' texts; empty for those of their listeners. */
    void setCharset(Optional<Charset> charset) {
        ask(connected(), whom -> new Request.SetCharset(whom, charset));
    }

    /** Returns the way in which all selected clients that can be answered are read; empty if they differ. */
    Optional<Reading> reading() {
        List<Reading> readings = connected().stream()
                .flatMap(id -> live.client(id).stream())
                .map(ClientSummary::reading)
                .distinct()
                .toList();
        return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
    }

    /** Returns whether one of the selected clients came over a Unix domain socket. */
    boolean hasUnixClient() {
        return selected().stream().anyMatch(client -> client.info().isUnix());
    }

    void rename(ConnectionId id, String name) {
        if (!live.client(id).map(ClientSummary::name).orElse("").equals(name)) {
            requests.send(new Request.Rename(id, name));
        }
    }

    private List<ClientSummary> selected() {
        return selection.ids().stream().flatMap(id -> live.client(id).stream()).toList();
    }

    /** Returns whether all selected clients are marked; the menu then offers to remove the marks. */
    boolean allMarked() {
        return !selected().isEmpty()
                && selected().stream().allMatch(client -> client.note().marked());
    }

    void toggleMarks() {
        boolean mark = !allMarked();
        noteWriter.put(selected().stream()
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

    /** Sets the listeners that get the connected clients to disconnect, and those to block. */
    void onRemoval(Consumer<Set<ConnectionId>> disconnect, Consumer<Set<ConnectionId>> block) {
        onDisconnect = disconnect;
        onBlock = block;
    }

    void replay() {
        onReplay.accept(selection.ids());
    }

    private void ask(Set<ConnectionId> ids, Function<Target, Request> request) {
        if (!ids.isEmpty()) {
            requests.send(request.apply(new Target.Only(ids)));
        }
    }
}
