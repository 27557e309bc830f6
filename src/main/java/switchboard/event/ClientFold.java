package switchboard.event;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionInfo;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.text.CodedText;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Severity;
import switchboard.wire.explain.ProtocolSignatures;

/**
 * Derives one client's row from the facts about it: counters, state, latest problem.
 *
 * <p>No other code derives the {@link ClientSummary} of a live client. The connection and every {@link LiveFold} have
 * one fold each, fed with the same facts. Not thread-safe. Most of many clients are silent, so the counters are created
 * with the first message.
 */
public final class ClientFold {
    private final ConnectionInfo info;
    private String name = "";
    private ClientState state = ClientState.LIVE;
    private ReplyFormat replyAs;
    private Reading reading;
    private boolean unframed;
    private boolean awaitsCode;
    private long frameOpen;
    private long queued;
    private Note note = Note.NONE;
    private Optional<CodedText> farewell = Optional.empty();
    private Fact.@Nullable Closed closed;
    private @Nullable Traffic traffic;

    /** Creates the row of a connection that was just accepted. */
    public ClientFold(ConnectionInfo info) {
        this.info = info;
        replyAs = info.replyAs();
        reading = info.reading();
    }

    /** Applies one fact, which has to be about this client. */
    public void add(Fact.OfConnection fact) {
        switch (fact) {
            case Fact.Received received -> traffic().received(received.elapsed(), received.message());
            case Fact.Sent sent -> traffic().sent(sent.elapsed(), sent.message());
            case Fact.Changed now -> changed(now);
            case Fact.Named now -> name = now.name();
            case Fact.ReadAs now -> {
                reading = reading.with(now.framing());
                if (!now.again().superseded().isEmpty()) {
                    traffic().readAgain(now.again());
                }
            }
            case Fact.CharsetChosen now -> reading = reading.with(now.charset());
            case Fact.Closed now -> closed(now);
            case Fact.AnswerEnded ended -> answerEnded(ended.text());
            case Fact.Opened opened -> {}
            case Fact.Delivered delivered -> {}
        }
    }

    /** Sets the note that a person attached to this client. */
    public void noted(Note now) {
        note = now;
    }

    private Traffic traffic() {
        Traffic known = traffic;
        return known == null ? traffic = new Traffic() : known;
    }

    private void changed(Fact.Changed now) {
        if (state == ClientState.LIVE || state == ClientState.HELD) {
            state = now.held() ? ClientState.HELD : ClientState.LIVE;
        }
        replyAs = now.replyAs();
        unframed = now.unframed();
        awaitsCode = now.awaitsCode();
        frameOpen = now.frameOpen();
        queued = now.queued();
    }

    private void answerEnded(CodedText how) {
        state = ClientState.LEFT;
        farewell = Optional.of(how);
        queued = 0;
    }

    private void closed(Fact.Closed now) {
        state = now.answerable() ? ClientState.FINISHED : ClientState.LEFT;
        closed = now;
        farewell = Optional.of(now.text());
        frameOpen = 0;
        if (!now.answerable()) {
            queued = 0;
        }
    }

    /** Returns the number of received messages. */
    public long messagesIn() {
        return traffic == null ? 0 : traffic.messagesIn;
    }

    /** Returns the number of sent messages. */
    public long messagesOut() {
        return traffic == null ? 0 : traffic.messagesOut;
    }

    /** Returns the number of messages received since the last one was sent. */
    public int unanswered() {
        return traffic == null ? 0 : traffic.unanswered;
    }

    /** Returns the name that a person gave this client; empty if none. */
    public String name() {
        return name;
    }

    /** Returns the current row. */
    public ClientSummary summary() {
        Traffic said = traffic == null ? new Traffic() : traffic;
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
                said.waitingSince,
                said.unanswered,
                replyAs,
                reading,
                unframed,
                frameOpen,
                queued,
                Optional.ofNullable(said.problem),
                note,
                awaitsCode && (state == ClientState.LIVE || state == ClientState.HELD),
                said.answeredAfter < 0 ? OptionalLong.empty() : OptionalLong.of(said.answeredAfter));
    }

    /** The counters of one client; times are those of {@link ElapsedTime}. */
    private static final class Traffic {
        private long messagesIn;
        private long bytesIn;
        private long messagesOut;
        private long bytesOut;
        private long waitingSince;
        private int unanswered;

        /** The time from a first unanswered message to the latest reply; negative if there was no reply. */
        private long answeredAfter = -1;

        private @Nullable Finding problem;

        /** The next messages that are read again; whether they are answered does not change. */
        private int again;

        void readAgain(Fact.Again now) {
            messagesIn -= now.superseded().size();
            bytesIn -= now.bytes();
            problem = null;
            again += now.messages();
        }

        void received(long elapsed, Message message) {
            messagesIn++;
            bytesIn += message.size();
            if (ProtocolSignatures.isPreamble(message)) {
                // A terminal or a proxy said it, and waits for no answer.
                return;
            }
            if (again > 0) {
                again--;
            } else {
                unanswered++;
                if (waitingSince == 0) {
                    waitingSince = elapsed;
                }
            }
            for (Finding finding : message.findings()) {
                if (finding.severity() == Severity.PROBLEM) {
                    problem = finding;
                    break;
                }
            }
        }

        void sent(long elapsed, Message message) {
            messagesOut++;
            bytesOut += message.size();
            if (waitingSince > 0) {
                answeredAfter = Math.max(0, elapsed - waitingSince);
            }
            unanswered = 0;
            waitingSince = 0;
        }
    }
}
