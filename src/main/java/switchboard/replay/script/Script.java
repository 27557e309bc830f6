package switchboard.replay.script;

import switchboard.record.LoggedClient;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

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
public record Script(LoggedClient client, long[] numbers, int endPlace, long beganAt) {
    /** Returns the framing of the client's messages. */
    public Framing framing() {
        return client.reading().framing();
    }

    /** Returns the framing of the server's messages. */
    public Framing replyFraming() {
        return framing()
                .ofReplies(client.listener().map(listener -> listener.replyAs()).orElse(ReplyFormat.FRAMED));
    }

    /** Returns the end of the connection. An end without a recorded time gets the time {@code before}. */
    ScriptStep.EndStep end(long before) {
        ScriptStep.EndKind how = client.reason()
                .map(reason -> switch (reason) {
                    case FIN, TRUNCATED -> ScriptStep.EndKind.CLIENT_FINISHED;
                    case RESET -> ScriptStep.EndKind.CLIENT_RESET;
                    case GOODBYE, CODE, PROTOCOL -> ScriptStep.EndKind.SERVER_CLOSED;
                    case KICKED, BLOCKED, TIMEOUT, SLOW_CONSUMER, OVERLOADED, SERVER_STOPPED, FAILED ->
                        ScriptStep.EndKind.SERVER_LEFT;
                })
                .orElse(ScriptStep.EndKind.UNKNOWN);
        return new ScriptStep.EndStep(client.closedAt().orElse(before), how);
    }
}
