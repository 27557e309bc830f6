package switchboard.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.model.Note;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Severity;

/**
 * What one connection has sent and got.
 *
 * <p>{@link #received} is called by the connection's thread only, {@link #sent} by whoever holds its outbox's
 * pen only; everybody may read.
 */
final class ClientTally {
    private volatile long messagesIn;
    private volatile long bytesIn;
    private volatile long messagesOut;
    private volatile long bytesOut;
    private volatile long lastAt;
    private volatile long answeredUpTo;
    private volatile long waitingSince;
    private volatile @Nullable Finding problem;
    private volatile @Nullable Departure departure;

    private record Departure(long at, CloseReason reason, String sentence) {}

    ClientTally(long openedAt) {
        lastAt = openedAt;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void received(long at, Message message) {
        if (messagesIn == answeredUpTo) {
            waitingSince = at;
        }
        messagesIn++;
        bytesIn += message.size();
        lastAt = at;
        for (Finding finding : message.findings()) {
            if (finding.severity() == Severity.PROBLEM) {
                problem = finding;
                break;
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void sent(long at, Message message) {
        messagesOut++;
        bytesOut += message.size();
        lastAt = at;
        answeredUpTo = messagesIn;
    }

    void left(long at, CloseReason reason, String sentence) {
        departure = new Departure(at, reason, sentence);
    }

    long messagesIn() {
        return messagesIn;
    }

    long unanswered() {
        return messagesIn - answeredUpTo;
    }

    ClientSummary summary(
            ConnectionInfo info,
            String name,
            boolean held,
            boolean answerable,
            ReplyFormat replyAs,
            boolean unframed,
            long frameOpen,
            long queued) {
        Departure left = departure;
        long unanswered = unanswered();
        ClientState there = held ? ClientState.HELD : ClientState.LIVE;
        return new ClientSummary(
                info,
                name,
                left == null ? there : answerable ? ClientState.FINISHED : ClientState.LEFT,
                left == null ? 0 : left.at,
                left == null ? Optional.empty() : Optional.of(left.reason),
                left == null ? "" : left.sentence,
                messagesIn,
                bytesIn,
                messagesOut,
                bytesOut,
                lastAt,
                unanswered > 0 ? waitingSince : 0,
                (int) Math.min(Integer.MAX_VALUE, unanswered),
                replyAs,
                unframed,
                frameOpen,
                queued,
                Optional.ofNullable(problem),
                Note.NONE);
    }
}
