package switchboard.model;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.wire.Finding;
import switchboard.wire.ReplyFormat;

/**
 * One client as a table shows it. Immutable; a newer one replaces it. Times are microseconds since 1970, UTC.
 *
 * @param info the connection as it began
 * @param name what a person called it; empty if nothing
 * @param state where it stands
 * @param closedAt when it left, 0 while it is there
 * @param reason why it left; empty while it is there
 * @param farewell how it left; empty while it is there
 * @param messagesIn messages received
 * @param bytesIn their bytes, headers included
 * @param messagesOut messages sent
 * @param bytesOut their bytes, headers included
 * @param waitingSince when its first message came that has not been answered since, 0 if none waits
 * @param unanswered how many messages came since the last answer
 * @param replyAs how replies to it leave
 * @param unframed whether it is read without frames
 * @param frameOpen bytes of a message that has begun and is not complete
 * @param queued bytes that wait to be taken by it
 * @param problem the last problem that was found with it
 * @param note what a person put to it
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
        boolean unframed,
        long frameOpen,
        long queued,
        Optional<Finding> problem,
        Note note) {

    /** Returns its number. */
    public ConnectionId id() {
        return info.id();
    }

    /** Returns whether a reply can be sent to it. */
    public boolean canBeAnswered() {
        return state != ClientState.LEFT;
    }

    /** Returns {@code #3 Ana}, or {@code #3} where it has no name. */
    public String title() {
        return name.isEmpty() ? id().toString() : id() + " " + name;
    }
}
