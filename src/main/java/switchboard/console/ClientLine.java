package switchboard.console;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.wire.Escapes;
import switchboard.wire.framing.Framing;

/**
 * Formats a client as one line of {@code list}.
 *
 * <p>Stateless and thread-safe.
 */
final class ClientLine {
    private ClientLine() {}

    /** Returns the line; {@code now} is the elapsed time since the program started, in microseconds. */
    static String of(ClientSummary client, long now) {
        StringBuilder line = new StringBuilder();
        line.append(client.id()).append(' ').append(Escapes.text(client.info().peer()));
        if (client.info().encrypted()) {
            line.append("  TLS");
        }
        line.append("  ").append(word(client.state()));
        line.append(String.format(
                Locale.ROOT,
                "  in %d (%d bytes)  out %d (%d bytes)",
                client.messagesIn(),
                client.bytesIn(),
                client.messagesOut(),
                client.bytesOut()));
        if (client.waitingSince() > 0) {
            line.append("  waiting ").append(clock(now - client.waitingSince()));
        }
        if (client.queued() > 0) {
            line.append("  queued ").append(client.queued()).append(" bytes");
        }
        if (client.frameOpen() > 0) {
            line.append("  inside a message, ").append(client.frameOpen()).append(" bytes so far");
        }
        if (client.unframed()) {
            line.append("  unframed");
        }
        Framing framing = client.reading().framing();
        if (!framing.equals(client.info().reading().framing())) {
            line.append("  read as ").append(framing.name());
        }
        if (!client.reading().charset().equals(client.info().reading().charset())) {
            line.append("  in ").append(client.reading().charset().name());
        }
        if (!client.name().isEmpty()) {
            line.append("  \"").append(Escapes.text(client.name())).append('"');
        }
        return line.toString();
    }

    private static String word(ClientState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a duration as minutes and seconds, with hours if there are any. */
    private static String clock(long micros) {
        long seconds = Math.max(0, TimeUnit.MICROSECONDS.toSeconds(micros));
        long hours = seconds / 3600;
        String rest = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return hours > 0 ? hours + ":" + rest : rest;
    }
}
