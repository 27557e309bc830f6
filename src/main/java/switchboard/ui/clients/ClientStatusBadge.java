package switchboard.ui.clients;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;

/**
 * The status of a client as an icon, a colour and a text, which all say the same. Immutable.
 *
 * @param icon the name of the icon
 * @param colorKey the colour's key in the look and feel
 * @param words the text, a few words
 */
public record ClientStatusBadge(String icon, String colorKey, String words) {
    private static final DateTimeFormatter HOUR_AND_MINUTE = LocalizedFormats.time("HH:mm");

    /** Returns the status of a client at {@code now}, the elapsed time since the program started, in microseconds. */
    public static ClientStatusBadge of(ClientSummary client, long now, ZoneId zone) {
        boolean waits = client.waitingSince() > 0;
        return switch (client.state()) {
            case LEFT -> left(client, zone);
            case HELD -> new ClientStatusBadge("pause", "sb.warn", Strings.of("clients.held"));
            case FINISHED ->
                new ClientStatusBadge(
                        "log-out", "sb.info", waits ? waiting(client, now) : Strings.of("clients.finished"));
            case LIVE -> {
                if (client.problem().isPresent() && client.unframed()) {
                    yield new ClientStatusBadge(
                            "triangle-alert", "sb.err", waits ? waiting(client, now) : Strings.of("clients.unframed"));
                }
                if (client.frameOpen() > 0) {
                    yield new ClientStatusBadge(
                            "hourglass", "sb.warn", Strings.of("clients.inside", client.frameOpen()));
                }
                yield waits
                        ? new ClientStatusBadge("clock", "sb.warn", waiting(client, now))
                        : new ClientStatusBadge("plug", "sb.ok", Strings.of("clients.live"));
            }
        };
    }

    private static ClientStatusBadge left(ClientSummary client, ZoneId zone) {
        String time = HOUR_AND_MINUTE
                .withZone(zone)
                .format(Instant.ofEpochSecond(TimeUnit.MICROSECONDS.toSeconds(client.closedAt())));
        String reasonText = client.reason().map(ClientStatusBadge::reasonText).orElse("");
        boolean well = client.reason().map(ClientStatusBadge::isNormalClose).orElse(true);
        return new ClientStatusBadge(
                "unplug", well ? "sb.text2" : "sb.err", Strings.of("clients.left", time, reasonText));
    }

    private static String reasonText(CloseReason reason) {
        return Strings.of("clients.reason." + reason.word());
    }

    private static boolean isNormalClose(CloseReason reason) {
        return switch (reason) {
            case FIN, GOODBYE, KICKED, BLOCKED, SERVER_STOPPED -> true;
            case TRUNCATED, RESET, CODE, PROTOCOL, TIMEOUT, SLOW_CONSUMER, OVERLOADED, FAILED -> false;
        };
    }

    private static String waiting(ClientSummary client, long now) {
        return Strings.of("clients.waiting", clock(now - client.waitingSince()));
    }

    /** Returns a duration in microseconds as minutes and seconds, with hours only from one hour on. */
    static String clock(long micros) {
        return LocalizedFormats.duration(Math.max(0, TimeUnit.MICROSECONDS.toSeconds(micros)));
    }

    /** Returns whether a client has left. */
    static boolean isGone(ClientSummary client) {
        return client.state() == ClientState.LEFT;
    }
}
