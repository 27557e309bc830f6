package switchboard.server;

import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.text.CodedText;
import switchboard.wire.ReplyFormat;

/**
 * A client that is connected, whatever carries its bytes.
 *
 * <p>Registry, request handler and watchdog know nothing else of a client, so that a peer that is no stream can stand
 * beside one that is. Every method may be called from any thread and never waits for the client.
 */
interface ConnectedClient {
    /** Returns the connection as it began. */
    ConnectionInfo info();

    /** Returns whether the client is on this computer. */
    boolean isLocal();

    /**
     * Sends a body; {@link switchboard.event.Fact.Delivered} tells the outcome.
     *
     * @param body UTF-8 by convention; shared, not written into
     * @param request the number that the outcome is published under
     */
    void reply(byte[] body, Request.Form form, long request);

    /** Stops reading; what the client sends stays in the systems' buffers until they are full. */
    void hold();

    /** Reads again after {@link #hold}. */
    void release();

    /** Chooses how replies leave from now on. */
    void replyAs(ReplyFormat format);

    /** Gives the client a name; empty takes it away. */
    void rename(String name);

    /** Ends the connection; what was sent before still arrives if the client takes it within the time for that. */
    void disconnect(CloseReason reason, CodedText how);

    /** As {@link #disconnect}, and tells the client why. */
    void dismiss(CloseReason reason, CodedText how, CodedText toPeer);

    /** Closes at once; what waits to be sent is lost. */
    void abort();

    /**
     * Ends what took too long and shows what is unfinished.
     *
     * @param now {@link Clock#nanos}
     */
    void checkDeadlines(long now);

    /** Returns the client's row as it is now. */
    ClientSummary summary();
}
