package switchboard.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionInfo;
import switchboard.model.Note;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Severity;

/** One client while facts about it come in; most of many are silent, so what they said stands apart. */
final class LiveClient {
    private final ConnectionInfo info;
    private String name = "";
    private ClientState state = ClientState.LIVE;
    private ReplyFormat replyAs;
    private boolean unframed;
    private long frameOpen;
    private long queued;
    private Note note = Note.NONE;
    private String farewell = "";
    private Fact.@Nullable Closed closed;
    private @Nullable Traffic traffic;

    LiveClient(ConnectionInfo info) {
        this.info = info;
        replyAs = info.replyAs();
    }

    /** Return what it said and got; from the first message on. */
    Traffic traffic() {
        Traffic known = traffic;
        return known == null ? traffic = new Traffic(info.openedAt()) : known;
    }

    void named(String now) {
        name = now;
    }

    void noted(Note now) {
        note = now;
    }

    void changed(Fact.Changed now) {
        if (state == ClientState.LIVE || state == ClientState.HELD) {
            state = now.held() ? ClientState.HELD : ClientState.LIVE;
        }
        replyAs = now.replyAs();
        unframed = now.unframed();
        frameOpen = now.frameOpen();
        queued = now.queued();
    }

    /** What it was still owed after its end has come to an end, too. */
    void answerEnded(String sentence) {
        state = ClientState.LEFT;
        farewell = sentence;
    }

    void closed(Fact.Closed now) {
        state = now.answerable() ? ClientState.FINISHED : ClientState.LEFT;
        closed = now;
        farewell = now.sentence();
        frameOpen = 0;
        if (!now.answerable()) {
            queued = 0;
        }
    }

    ClientSummary summary() {
        Traffic said = traffic == null ? new Traffic(info.openedAt()) : traffic;
        return new ClientSummary(
                info,
                name,
                state,
                closed == null ? 0 : closed.at(),
                closed == null ? Optional.empty() : Optional.of(closed.reason()),
                farewell,
                said.messagesIn,
                said.bytesIn,
                said.messagesOut,
                said.bytesOut,
                said.lastAt,
                said.waitingSince,
                said.unanswered,
                replyAs,
                unframed,
                frameOpen,
                queued,
                Optional.ofNullable(said.problem),
                note);
    }

    /** What one client said and got. */
    static final class Traffic {
        private long messagesIn;
        private long bytesIn;
        private long messagesOut;
        private long bytesOut;
        private long lastAt;
        private long waitingSince;
        private int unanswered;
        private @Nullable Finding problem;

        Traffic(long openedAt) {
            lastAt = openedAt;
        }

        void received(long at, Message message) {
            messagesIn++;
            bytesIn += message.size();
            lastAt = at;
            unanswered++;
            if (waitingSince == 0) {
                waitingSince = at;
            }
            for (Finding finding : message.findings()) {
                if (finding.severity() == Severity.PROBLEM) {
                    problem = finding;
                    break;
                }
            }
        }

        void sent(long at, Message message) {
            messagesOut++;
            bytesOut += message.size();
            lastAt = at;
            unanswered = 0;
            waitingSince = 0;
        }
    }
}
