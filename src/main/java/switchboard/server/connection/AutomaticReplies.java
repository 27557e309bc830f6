package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import switchboard.event.Fact;
import switchboard.model.ConnectionInfo;
import switchboard.text.ServerText;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.framing.FramingException;

/**
 * The replies to received messages that no person writes: those of the listener's rule, and the reason to a client
 * whose message is too long and is skipped.
 *
 * <p>Used by the connection's thread only. Publishes warnings; sends nothing.
 */
final class AutomaticReplies {
    private static final Set<Cause> TOO_LONG = Set.of(Cause.TOO_LONG, Cause.LINE_TOO_LONG);

    private final ReplyEncoder replies;
    private final ConnectionReader reader;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final ClassCodeCheck classCode;
    private final ConnectionInfo info;

    AutomaticReplies(
            ReplyEncoder replies,
            ConnectionReader reader,
            ConnectionState state,
            ConnectionFacts facts,
            ClassCodeCheck classCode,
            ConnectionInfo info) {
        this.replies = replies;
        this.reader = reader;
        this.state = state;
        this.facts = facts;
        this.classCode = classCode;
        this.info = info;
    }

    /**
     * Returns the replies to the messages of one read, in order; none if the connection has ended.
     *
     * @param received all messages; a client that has not sent the class code is told of a skipped one, too
     * @param accepted those of them that are not part of the class code's check, which are the last ones; a class code
     *     among them is hidden
     */
    List<OutboundMessage> to(List<Message> received, List<Message> accepted) {
        List<OutboundMessage> answers = new ArrayList<>(received.size());
        int before = received.size() - accepted.size();
        for (int at = 0; at < received.size(); at++) {
            Message message = at < before ? received.get(at) : accepted.get(at - before);
            if (isSkipped(message)) {
                answers.add(reason(message));
            } else if (at >= before && replies.answers(message)) {
                addAnswer(message, answers);
            }
        }
        return state.isLive() ? answers : List.of();
    }

    private void addAnswer(Message message, List<OutboundMessage> answers) {
        try {
            answers.add(new OutboundMessage(replies.automatic(message, state.replyAs()), OptionalLong.empty()));
        } catch (FramingException tooLong) {
            facts.publish(new Fact.Warning(
                    "auto reply", ServerText.AUTO_FAILED.with(info.id().number(), tooLong.text())));
        }
    }

    private OutboundMessage reason(Message skipped) {
        String why = classCode.hidden(skipped.findings().getFirst()).text().english();
        return new OutboundMessage(replies.notice(why, state.replyAs(), reader.isUnframed()), OptionalLong.empty());
    }

    private static boolean isSkipped(Message message) {
        return message.shape() == FrameStatus.PARTIAL
                && !message.findings().isEmpty()
                && TOO_LONG.contains(message.findings().getFirst().cause());
    }
}
