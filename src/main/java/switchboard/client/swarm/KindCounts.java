package switchboard.client.swarm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.client.swarm.ConnectionResult.End;
import switchboard.text.ClientText;
import switchboard.text.CodedText;

/**
 * The totals of all clients of one kind.
 *
 * <p>Immutable.
 *
 * @param kind the kind
 * @param clients the number of clients
 * @param connects connections established
 * @param refused connections that could not be established
 * @param sent complete messages written
 * @param odd pieces of bytes written that were no complete message
 * @param replies messages received
 * @param right replies that equal the expected ones
 * @param wrong replies that differ from the expected ones; only of kinds that keep the rules
 * @param missing messages without a reply although one was expected
 * @param fin connections that the server ended first with FIN
 * @param rst connections that were reset
 * @param cut connections that did not end by themselves and were cut at the end of the run
 * @param bytesOut bytes written
 * @param bytesIn bytes read
 * @param troubles failures and the number of times each occurred
 */
public record KindCounts(
        ClientKind kind,
        int clients,
        long connects,
        long refused,
        long sent,
        long odd,
        long replies,
        long right,
        long wrong,
        long missing,
        long fin,
        long rst,
        long cut,
        long bytesOut,
        long bytesIn,
        Map<CodedText, Long> troubles) {
    private static final int MOST_TROUBLES = 8;
    private static final CodedText OTHERS = ClientText.SWARM_OTHERS.with();

    /** Copies the map. */
    public KindCounts {
        troubles = Collections.unmodifiableMap(new LinkedHashMap<>(troubles));
    }

    static KindCounts none(ClientKind kind, int clients) {
        return new KindCounts(kind, clients, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
    }

    /** Returns whether the server treated the clients of this kind as they may expect. */
    public boolean isGood() {
        return !kind.keepsRules() || refused + wrong + missing + fin + rst + cut == 0;
    }

    KindCounts plus(ConnectionResult call) {
        return new KindCounts(
                kind,
                clients,
                connects + 1,
                refused,
                sent + call.sent(),
                odd + call.odd(),
                replies + call.replies(),
                right + call.right(),
                wrong + call.wrong(),
                missing + call.missing(),
                fin + (call.end() == End.FIN ? 1 : 0),
                rst + (call.end() == End.RST ? 1 : 0),
                cut + (call.end() == End.CUT ? 1 : 0),
                bytesOut + call.bytesOut(),
                bytesIn + call.bytesIn(),
                call.wasEnded() ? with(trouble(call)) : troubles);
    }

    KindCounts plusRefused(CodedText why) {
        return new KindCounts(
                kind,
                clients,
                connects,
                refused + 1,
                sent,
                odd,
                replies,
                right,
                wrong,
                missing,
                fin,
                rst,
                cut,
                bytesOut,
                bytesIn,
                with(why));
    }

    private static CodedText trouble(ConnectionResult call) {
        boolean hungUp = call.end() == End.FIN;
        if (call.words().isEmpty()) {
            return hungUp ? ClientText.SWARM_HUNG_UP.with() : ClientText.SWARM_RESET.with();
        }
        return (hungUp ? ClientText.SWARM_HUNG_UP_SAID : ClientText.SWARM_RESET_SAID).with(call.words());
    }

    private Map<CodedText, Long> with(CodedText trouble) {
        Map<CodedText, Long> more = new LinkedHashMap<>(troubles);
        boolean room = more.containsKey(trouble) || more.size() < MOST_TROUBLES;
        more.merge(room ? trouble : OTHERS, 1L, Long::sum);
        return more;
    }
}
