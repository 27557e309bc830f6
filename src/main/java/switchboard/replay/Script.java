package switchboard.replay;

import switchboard.record.LoggedClient;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * What one recorded client and the server said to each other. The messages themselves are read when they are played.
 *
 * <p>Immutable: nobody writes into the numbers.
 *
 * @param client who
 * @param numbers the messages of its conversation, in the order in which the server saw them
 * @param endPlace how many messages come before its end
 * @param beganAt when it began, microseconds since 1970, UTC
 */
record Script(LoggedClient client, long[] numbers, int endPlace, long beganAt) {
    /** Returns how the client told messages apart. */
    Framing framing() {
        return client.listener().map(listener -> listener.framing()).orElse(Framing.HEADER64);
    }

    /** Returns how the server's messages were told apart. */
    Framing replyFraming() {
        return framing()
                .ofReplies(client.listener().map(listener -> listener.replyAs()).orElse(ReplyFormat.FRAMED));
    }

    /** Returns its end; the time of one that nobody recorded is that of what came before. */
    Step.End end(long before) {
        Step.How how = client.reason()
                .map(reason -> switch (reason) {
                    case FIN, TRUNCATED -> Step.How.CLIENT_FINISHED;
                    case RESET -> Step.How.CLIENT_RESET;
                    case GOODBYE, CODE, PROTOCOL -> Step.How.SERVER_CLOSED;
                    case KICKED, BLOCKED, TIMEOUT, SLOW_CONSUMER, OVERLOADED, SERVER_STOPPED, FAILED ->
                        Step.How.SERVER_LEFT;
                })
                .orElse(Step.How.UNKNOWN);
        return new Step.End(client.closedAt().orElse(before), how);
    }
}
