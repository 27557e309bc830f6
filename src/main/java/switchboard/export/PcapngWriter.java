package switchboard.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.reader.SessionReader;
import switchboard.terminal.TerminalText;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.SkippedBytes;

/**
 * Writes a session as packets of a capture, so that Wireshark shows the same streams. Used by one thread.
 *
 * <p>The bytes and their times are those of the session. Handshakes, sequence numbers and acknowledgements are
 * generated, and so are addresses where the session has none. A message that arrived in several reads has one packet
 * for each read, at the time of that read.
 */
final class PcapngWriter implements ExportWriter {
    private static final String ABOUT =
            "Messages as Switchboard recorded them; the headers of IP and TCP around them are made up.";

    private final PcapngBlocks out;
    private final Map<ConnectionId, TcpStream> streams = new HashMap<>();
    private final Map<ConnectionId, LoggedClient> waiting = new HashMap<>();

    PcapngWriter(CountingOutput out) throws IOException {
        this.out = new PcapngBlocks(out, ABOUT);
    }

    @Override
    public boolean includesClientEvents() {
        return true;
    }

    @Override
    public void came(LoggedClient client) throws IOException {
        if (client.openedAt() > 0) {
            open(client, client.openedAt());
        } else {
            // The time of its connection was not recorded, so its stream begins with its first message.
            waiting.put(client.id(), client);
        }
    }

    private TcpStream open(LoggedClient client, long at) throws IOException {
        List<String> comments = new ArrayList<>();
        if (!client.name().isEmpty()) {
            comments.add(inert(client.id() + " " + client.name()));
        }
        comment(comments, client.note());
        return open(client.id(), client.peer(), client.local(), at, comments);
    }

    private TcpStream open(ConnectionId id, String peer, String local, long at, List<String> comments)
            throws IOException {
        Optional<Endpoint> from = Endpoint.of(peer);
        Optional<Endpoint> to = Endpoint.of(local);
        boolean known = from.isPresent()
                && to.isPresent()
                && from.get().isIpv4() == to.get().isIpv4();
        TcpStream stream = TcpStream.open(
                out,
                id.number(),
                known ? from.get() : Endpoint.ofClient(id.number()),
                known ? to.get() : Endpoint.ofServer(),
                at,
                comments);
        streams.put(id, stream);
        return stream;
    }

    @Override
    public void message(LoggedMessage logged) throws IOException {
        Message message = logged.message();
        List<String> comments = new ArrayList<>();
        for (Finding finding : message.findings()) {
            comments.add(inert(finding.text().english()));
        }
        comment(comments, logged.note());
        TcpStream stream = stream(logged);
        boolean inbound = logged.direction() == Direction.IN;
        ReadTrace reads = message.reads();
        long at = logged.at();
        for (int piece = 1; piece < reads.count(); piece++) {
            at -= reads.gapMicros(piece);
        }
        int offset = 0;
        for (int piece = 0; piece < reads.count() - 1; piece++) {
            int length = Math.min(reads.bytes(piece), message.size() - offset);
            stream.data(inbound, at, message.bytes(), offset, length, piece == 0 ? comments : List.of());
            offset += length;
            at += reads.gapMicros(piece + 1);
        }
        stream.data(inbound, at, message.bytes(), offset, message.size() - offset, offset == 0 ? comments : List.of());
        stream.skip(inbound, SkippedBytes.after(message));
    }

    private TcpStream stream(LoggedMessage logged) throws IOException {
        TcpStream open = streams.get(logged.client());
        if (open != null) {
            return open;
        }
        @Nullable LoggedClient late = waiting.remove(logged.client());
        return late == null
                ? open(logged.client(), logged.peer(), "", logged.at(), List.of())
                : open(late, logged.at());
    }

    @Override
    public void left(LoggedClient client) throws IOException {
        TcpStream stream = streams.get(client.id());
        if (stream != null && endedByClient(client)) {
            stream.finish(true, client.closedAt().orElseThrow());
        }
    }

    @Override
    public void ended(LoggedClient client) throws IOException {
        TcpStream stream = streams.remove(client.id());
        if (stream == null) {
            return;
        }
        long at = client.closedAt().orElseThrow();
        if (client.reason().equals(Optional.of(CloseReason.RESET))) {
            stream.reset(at);
        } else {
            stream.finish(false, at);
            stream.finish(true, at);
        }
    }

    private static boolean endedByClient(LoggedClient client) {
        return client.reason()
                .map(reason -> switch (reason) {
                    case FIN, TRUNCATED -> true;
                    case RESET,
                            GOODBYE,
                            KICKED,
                            BLOCKED,
                            CODE,
                            PROTOCOL,
                            TIMEOUT,
                            SLOW_CONSUMER,
                            OVERLOADED,
                            SERVER_STOPPED,
                            FAILED -> false;
                })
                .orElse(false);
    }

    @Override
    public void gap(SessionReader.PlacedGap placed) {
        out.commentNext(inert(GapText.sentence(placed.gap())));
    }

    private static void comment(List<String> comments, Note note) {
        if (note.marked()) {
            comments.add("marked");
        }
        if (!note.text().isEmpty()) {
            comments.add(String.join(
                    "\n", note.text().lines().map(PcapngWriter::inert).toList()));
        }
    }

    private static String inert(String sentence) {
        return TerminalText.inert(sentence);
    }
}
