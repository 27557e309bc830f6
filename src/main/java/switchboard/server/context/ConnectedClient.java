package switchboard.server.context;

import java.nio.charset.Charset;
import java.util.Optional;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionInfo;
import switchboard.text.CodedText;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * A connected client, independent of its transport.
 *
 * <p>Registry, request handler and watchdog know a client by this interface only, so that a client without a stream is
 * possible. Thread-safe; no method waits for the client.
 */
public interface ConnectedClient {
    /** Returns the facts about the connection at its start. */
    ConnectionInfo info();

    /**
     * Sends a body.
     *
     * @param body shared by all recipients
     * @param delivery publishes the outcome
     */
    void reply(ReplyBody body, Request.ReplyForm form, ReplyDelivery delivery);

    /**
     * Stops reading. Bytes that the client sends stay in the buffers of both operating systems until they are full
     * (backpressure).
     */
    void hold();

    /** Resumes reading after {@link #hold}. */
    void release();

    /** Sets the format of later replies. */
    void replyAs(ReplyFormat format);

    /**
     * Reads the client in another framing, and frames replies so; it takes effect soon.
     *
     * @param framing the framing; empty for that of its listener
     */
    void readAs(Optional<Framing> framing);

    /**
     * Takes the client's texts for those of another encoding, and sends replies so; it takes effect soon.
     *
     * @param charset the encoding; empty for that of its listener
     */
    void inCharset(Optional<Charset> charset);

    /** Sets the client's name; empty removes it. */
    void rename(String name);

    /** Ends the connection with a lingering close: queued messages arrive if the client reads them in time. */
    void disconnect(CloseReason reason, CodedText how);

    /** Ends the connection like {@link #disconnect}, after a line with the reason, if the access rules refuse it. */
    void enforceAccess();

    /** Closes the socket at once; queued messages are lost. */
    void abort();

    /**
     * Ends the connection if it missed a deadline, and shows an open frame that is unfinished.
     *
     * @param now the value of {@link Clock#nanos}
     */
    void checkDeadlines(long now);

    /** Returns the client's current row. */
    ClientSummary summary();
}
