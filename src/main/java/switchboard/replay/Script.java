package switchboard.replay;

import switchboard.record.LoggedClient;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * The recorded messages of one client and the server, as numbers; the messages are read during the replay.
 *
 * <p>Immutable as long as nobody writes to the array.
 *
 * @param client the recorded client
 * @param numbers the numbers of the messages, in the order in which the server saw them
 * @param endPlace the number of messages before the end of the client's stream
 * @param beganAt the beginning, in microseconds since 1970, UTC
 */
record Script(LoggedClient client, long[] numbers, int endPlace, long beganAt) {
    /** Returns the framing of the client's messages. */
    Framing framing() {
        return client.listener().map(listener -> listener.framing()).orElse(Framing.HEADER64);
    }

    /** Returns the framing of the server's messages. */
    Framing replyFraming() {
        return framing()
                .ofReplies(client.listener().map(listener -> listener.replyAs()).orElse(ReplyFormat.FRAMED));
    }

    /** Returns the end of the connection. An end without a recorded time gets the time {@code before}. */
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
