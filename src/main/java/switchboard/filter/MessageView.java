package switchboard.filter;

import java.util.List;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/**
 * The properties of a message that a filter can ask for. A message in memory and a row of a session file implement it;
 * a row may read only the requested properties. Used by one thread.
 *
 * @param <X> the exception that reading it can throw
 */
public interface MessageView<X extends Exception> {
    /** Returns its number in the session, counted from 1. */
    long number() throws X;

    /** Returns the time at which it was received or sent, in microseconds since 1970, UTC. */
    long at() throws X;

    /** Returns the client that sent or received it. */
    ConnectionId client() throws X;

    /** Returns its direction. */
    Direction direction() throws X;

    /** Returns the length of its body in bytes. */
    int bodyLength() throws X;

    /** Returns its body; the array must not be modified. */
    byte[] body() throws X;

    /** Returns its body as a text in UTF-8; bytes that are no text stay as they are. */
    default byte[] text() throws X {
        return body();
    }

    /** Returns whether one of its findings is a problem. */
    boolean isProblem() throws X;

    /** Returns the stable identifiers of its findings' causes. */
    List<String> causes() throws X;

    /** Returns the sentences of its findings. */
    List<String> sentences() throws X;
}
