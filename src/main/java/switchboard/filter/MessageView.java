package switchboard.filter;

import java.util.List;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/**
 * The properties of a message that a filter can ask for, whatever holds it: memory, or a row of a session file, which may read only
 * what is asked for.
 *
 * @param <X> what reading it can throw
 */
public interface MessageView<X extends Exception> {
    /** Returns its number in the session, counted from 1. */
    long number() throws X;

    /** Returns when it came or went, microseconds since 1970, UTC. */
    long at() throws X;

    /** Returns the client that it came from or went to. */
    ConnectionId client() throws X;

    /** Returns which way it went. */
    Direction direction() throws X;

    /** Returns the bytes of its body. */
    int bodyLength() throws X;

    /** Returns its body, which nobody changes. */
    byte[] body() throws X;

    /** Returns whether one of its findings is a problem. */
    boolean isProblem() throws X;

    /** Returns the stable words of its findings' causes. */
    List<String> causes() throws X;

    /** Returns its findings' sentences. */
    List<String> sentences() throws X;
}
