package switchboard.server.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.server.context.ServerContext;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.UnencodableException;
import switchboard.wire.framing.FramingException;

/**
 * The replies to received messages that no person writes: automatic ones, and the reason to a client whose message is
 * too long and is skipped. Notices clients that may answer automatic replies for ever.
 *
 * <p>Used by the connection's thread only. Publishes warnings; sends nothing.
 */
final class AutomaticReplies {
    private static final Set<Cause> TOO_LONG = Set.of(Cause.TOO_LONG, Cause.LINE_TOO_LONG);

    private final ServerContext context;
    private final AutoReply ofListener;
    private final ReplyEncoder replies;
    private final ConnectionReader reader;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final ClassCodeCheck classCode;
    private final ConnectionInfo info;

    /** Created with the first automatic reply, because many clients get none. */
    private @Nullable ReplyLoopDetector loopDetector;

    private boolean loopShown;

    AutomaticReplies(
            ServerContext context,
            AutoReply ofListener,
            ReplyEncoder replies,
            ConnectionReader reader,
            ConnectionState state,
            ConnectionFacts facts,
            ClassCodeCheck classCode,
            ConnectionInfo info) {
        this.context = context;
        this.ofListener = ofListener;
        this.replies = replies;
        this.reader = reader;
        this.state = state;
        this.facts = facts;
        this.classCode = classCode;
        this.info = info;
    }

    /**
     * Returns the replies to the messages of one read, in order; none if the connection has ended. Equal ones that
     * follow each other are the same object.
     *
     * @param received all messages; a client that has not sent the class code is told of a skipped one, too
     * @param accepted those of them that are not part of the class code's check, which are the last ones; a class code
     *     among them is hidden
     */
    List<OutboundMessage> to(List<Message> received, List<Message> accepted) {
        List<OutboundMessage> answers = new ArrayList<>(received.size());
        AutoReply auto = auto();
        int before = received.size() - accepted.size();
        @Nullable Message answered = null;
        Optional<OutboundMessage> last = Optional.empty();
        for (int at = 0; at < received.size(); at++) {
            Message message = at < before ? received.get(at) : accepted.get(at - before);
            if (isSkipped(message)) {
                answers.add(reason(message));
            } else if (at >= before && ReplyEncoder.answers(auto, message)) {
                if (answered == null || !ReplyEncoder.answersAlike(auto, answered, message)) {
                    last = answer(auto, message);
                }
                last.ifPresent(answers::add);
                answered = message;
            }
        }
        if (answered != null) {
            detectLoop(auto, answered, answers.size());
        }
        return state.isLive() ? answers : List.of();
    }

    private AutoReply auto() {
        return context.autoReply.orElse(ofListener);
    }

    private Optional<OutboundMessage> answer(AutoReply auto, Message message) {
        try {
            return Optional.of(OutboundMessage.unreserved(replies.automatic(auto, message, state.replyAs())));
        } catch (FramingException tooLong) {
            failed(tooLong.text());
        } catch (UnencodableException lacking) {
            failed(ServerText.REPLY_UNENCODABLE.with(lacking.text()));
        }
        return Optional.empty();
    }

    private void failed(CodedText why) {
        facts.publish(new Fact.Warning(
                "auto reply", ServerText.AUTO_FAILED.with(info.id().number(), why)));
    }

    private void detectLoop(AutoReply auto, Message answered, int count) {
        ReplyLoopDetector known = loopDetector;
        ReplyLoopDetector detector = known == null ? loopDetector = new ReplyLoopDetector() : known;
        switch (detector.saw(answered, count, context.clock.nanos())) {
            case UNDECIDED -> {}
            case NO_LOOP -> close();
            case POSSIBLE_LOOP -> {
                loopShown = true;
                context.replyLoops.possible(info.id(), ReplyLoopDetector.LEAST_SECONDS);
                if (!auto.equals(auto())) {
                    // The reply was changed meanwhile, and its warnings were cleared before this one.
                    context.replyLoops.clear();
                }
            }
        }
    }

    /** Takes back the warning of a loop, if this client has one. */
    void close() {
        if (loopShown) {
            loopShown = false;
            context.replyLoops.over(info.id(), ReplyLoopDetector.LEAST_SECONDS);
        }
    }

    private OutboundMessage reason(Message skipped) {
        String why = classCode.hidden(skipped.findings().getFirst()).text().english();
        return OutboundMessage.unreserved(replies.notice(why, state.replyAs(), reader.isUnframed()));
    }

    /** Returns whether this is a message that is too long, whose rest was skipped. */
    static boolean isSkipped(Message message) {
        return message.shape() == FrameStatus.PARTIAL
                && !message.findings().isEmpty()
                && TOO_LONG.contains(message.findings().getFirst().cause());
    }
}
