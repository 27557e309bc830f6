package switchboard.client.swarm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.client.swarm.CallResult.End;
import switchboard.text.ClientText;
import switchboard.text.CodedText;

/**
 * What all clients of a kind did and saw. Immutable.
 *
 * @param kind the kind
 * @param clients how many clients
 * @param connects connections that were made
 * @param refused connections that could not be made
 * @param sent whole messages that were written
 * @param odd things written that were no message in the framing
 * @param replies messages that came back, whatever they were
 * @param right replies that were what was expected
 * @param wrong replies that were not; only of kinds that keep the rules
 * @param missing messages that an answer was owed to and got none
 * @param fin connections that the server ended first by finishing
 * @param rst connections that the server's system reset
 * @param cut connections that hung until the end and were cut
 * @param bytesOut bytes written
 * @param bytesIn bytes read
 * @param troubles what went wrong, and how often
 */
public record KindCounts(
        Kind kind,
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

    /** Copy the map. */
    public KindCounts {
        troubles = Collections.unmodifiableMap(new LinkedHashMap<>(troubles));
    }

    static KindCounts none(Kind kind, int clients) {
        return new KindCounts(kind, clients, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
    }

    /** Returns whether everything happened that clients of this kind may expect. */
    public boolean isGood() {
        return !kind.keepsRules() || refused + wrong + missing + fin + rst + cut == 0;
    }

    KindCounts plus(CallResult call) {
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

    private static CodedText trouble(CallResult call) {
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
