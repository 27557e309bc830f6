package switchboard.ui.clients;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.finding.FindingName;

/**
 * The status of a client as an icon, a colour and a text, which all say the same. Immutable.
 *
 * @param icon the name of the icon
 * @param colorKey the colour's key in the look and feel
 * @param forms the text, the longest form first; the last one is shown where none fits
 */
public record ClientStatusBadge(String icon, String colorKey, List<String> forms) {
    private static final DateTimeFormatter HOUR_AND_MINUTE = LocalizedFormats.time("HH:mm");

    /** The colour of a state that asks for nothing. */
    private static final String CALM = "sb.text2";

    private ClientStatusBadge(String icon, String colorKey, String word) {
        this(icon, colorKey, List.of(word));
    }

    /** Returns the longest form of the text. */
    public String words() {
        return forms.getFirst();
    }

    /**
     * Returns the status of a client with the time for which it has waited for a reply.
     *
     * @param now the elapsed time since the program started, in microseconds
     */
    public static ClientStatusBadge of(ClientSummary client, long now, ZoneId zone) {
        return of(client, zone).withTime(client, now);
    }

    /** Returns the status of a client, without a waiting time. */
    static ClientStatusBadge of(ClientSummary client, ZoneId zone) {
        if (client.awaitsCode()) {
            return new ClientStatusBadge("lock", CALM, Strings.of("clients.code"));
        }
        return switch (client.state()) {
            case LEFT -> left(client, zone);
            case HELD -> new ClientStatusBadge("pause", CALM, Strings.of("clients.held"));
            case FINISHED -> new ClientStatusBadge("log-out", CALM, Strings.of("clients.finished"));
            case LIVE -> live(client);
        };
    }

    private static ClientStatusBadge live(ClientSummary client) {
        if (client.problem().isPresent()) {
            return new ClientStatusBadge(
                    "triangle-alert",
                    client.unframed() ? "sb.err" : "sb.warn",
                    FindingName.of(client.problem().get().cause()));
        }
        if (client.frameOpen() > 0) {
            return new ClientStatusBadge("hourglass", "sb.warn", Strings.of("clients.inside", client.frameOpen()));
        }
        return waits(client)
                ? new ClientStatusBadge("clock", CALM, Strings.of("clients.waits"))
                : new ClientStatusBadge("plug", "sb.ok", Strings.of("clients.live"));
    }

    /**
     * Returns the status with the waiting time in its text, for a table without a column for that time.
     *
     * @param now the elapsed time since the program started, in microseconds
     */
    ClientStatusBadge withTime(ClientSummary client, long now) {
        if (!waits(client)) {
            return this;
        }
        String time = waiting(client, now);
        return new ClientStatusBadge(icon, colorKey, List.of(words() + " " + time, time));
    }

    private static ClientStatusBadge left(ClientSummary client, ZoneId zone) {
        String time = HOUR_AND_MINUTE
                .withZone(zone)
                .format(Instant.ofEpochSecond(TimeUnit.MICROSECONDS.toSeconds(client.closedAt())));
        String word = client.reason().map(ClientStatusBadge::word).orElseGet(() -> Strings.of("clients.gone"));
        boolean well = client.reason().map(ClientStatusBadge::isNormalClose).orElse(true);
        return new ClientStatusBadge(
                "unplug",
                well ? CALM : "sb.err",
                List.of(Strings.of("clients.left", time, word), Strings.of("clients.left.short", time, word), word));
    }

    /** Returns the word for a kind of leaving, which is shown in any width. */
    static String word(CloseReason reason) {
        return Strings.of("clients.reason." + reason.word());
    }

    private static boolean isNormalClose(CloseReason reason) {
        return switch (reason) {
            case FIN, GOODBYE, KICKED, BLOCKED, SERVER_STOPPED -> true;
            case TRUNCATED, RESET, CODE, PROTOCOL, TIMEOUT, SLOW_CONSUMER, OVERLOADED, FAILED -> false;
        };
    }

    /** Returns the place of a client in the order of states, the one that asks for most first. */
    static int rank(ClientSummary client) {
        if (client.state() == ClientState.LEFT) {
            return 6;
        }
        if (client.problem().isPresent()) {
            return client.unframed() ? 0 : 1;
        }
        if (client.frameOpen() > 0) {
            return 2;
        }
        return client.awaitsCode() ? 3 : client.state() == ClientState.LIVE ? 5 : 4;
    }

    private static boolean waits(ClientSummary client) {
        return client.waitingSince() > 0 && client.canBeAnswered();
    }

    /** Returns the time for which a client has waited for a reply; empty if it waits for none. */
    static String waiting(ClientSummary client, long now) {
        return waits(client)
                ? LocalizedFormats.duration(Math.max(0, TimeUnit.MICROSECONDS.toSeconds(now - client.waitingSince())))
                : "";
    }

    /** Returns whether a client does not take part: it has left, or has not said the class code. */
    static boolean isOutside(ClientSummary client) {
        return client.state() == ClientState.LEFT || client.awaitsCode();
    }
}
