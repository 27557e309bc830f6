package switchboard.model;

import java.util.Optional;
import java.util.OptionalLong;
import switchboard.text.CodedText;
import switchboard.wire.Finding;
import switchboard.wire.ReplyFormat;

/**
 * The row of one client in a table. Immutable; a newer one replaces it. Times are microseconds since 1970, UTC.
 *
 * @param info the facts about the connection at its start
 * @param name the name that a person gave it; empty if none
 * @param state its state
 * @param closedAt the time of its end; 0 while it is connected
 * @param reason the reason of its end; empty while it is connected
 * @param farewell the sentence about its end; empty while it is connected
 * @param messagesIn the messages received
 * @param bytesIn their bytes, headers included
 * @param messagesOut the messages sent
 * @param bytesOut their bytes, headers included
 * @param waitingSince when its first message since the last one sent to it came, in microseconds of elapsed time since
 *     the program started, which no set clock changes; 0 if there is none
 * @param unanswered the messages received since the last one sent to it
 * @param replyAs the format of replies to it
 * @param reading the way in which it is read now
 * @param unframed whether it is read without frames
 * @param frameOpen the received bytes of an incomplete message
 * @param queued the bytes in its send queue
 * @param problem the latest problem in its messages
 * @param note the note that a person attached to it
 * @param awaitsCode whether it is connected and has still to say the class code
 * @param answeredAfter the time in microseconds between the first unanswered message and the latest reply to it; empty
 *     if it was never answered
 */
public record ClientSummary(
        ConnectionInfo info,
        String name,
        ClientState state,
        long closedAt,
        Optional<CloseReason> reason,
        Optional<CodedText> farewell,
        long messagesIn,
        long bytesIn,
        long messagesOut,
        long bytesOut,
        long waitingSince,
        int unanswered,
        ReplyFormat replyAs,
        Reading reading,
        boolean unframed,
        long frameOpen,
        long queued,
        Optional<Finding> problem,
        Note note,
        boolean awaitsCode,
        OptionalLong answeredAfter) {

    /** Creates the row of a client that need not say a class code and was never answered. */
    public ClientSummary(
            ConnectionInfo info,
            String name,
            ClientState state,
            long closedAt,
            Optional<CloseReason> reason,
            Optional<CodedText> farewell,
            long messagesIn,
            long bytesIn,
            long messagesOut,
            long bytesOut,
            long waitingSince,
            int unanswered,
            ReplyFormat replyAs,
            Reading reading,
            boolean unframed,
            long frameOpen,
            long queued,
            Optional<Finding> problem,
            Note note) {
        this(
                info,
                name,
                state,
                closedAt,
                reason,
                farewell,
                messagesIn,
                bytesIn,
                messagesOut,
                bytesOut,
                waitingSince,
                unanswered,
                replyAs,
                reading,
                unframed,
                frameOpen,
                queued,
                problem,
                note,
                false,
                OptionalLong.empty());
    }

    /** Returns the connection's number. */
    public ConnectionId id() {
        return info.id();
    }

    /** Returns whether the client is read in another framing than its listener says. */
    public boolean isReadOtherwise() {
        return !reading.framing().equals(info.reading().framing());
    }

    /** Returns whether a reply can be sent to the client. */
    public boolean canBeAnswered() {
        return state != ClientState.LEFT;
    }

    /** Returns {@code #3 Ana}, or {@code #3} if it has no name. */
    public String title() {
        return name.isEmpty() ? id().toString() : id() + " " + name;
    }
}
