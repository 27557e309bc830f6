package switchboard.event;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.model.AccessRules;
import switchboard.model.ClientStep;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.Note;
import switchboard.text.CodedText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * An event that happened. Immutable. Times {@code at} are microseconds since 1970, UTC, and jump when the clock is set;
 * durations are differences of {@link ElapsedTime}. The order is that of publication per connection.
 */
public sealed interface Fact extends Event {
    /** A fact about one connection. */
    sealed interface OfConnection extends Fact {
        /** Returns the connection's number. */
        ConnectionId id();
    }

    /** Returns the approximate bytes of memory of this fact, for queues that are bounded in bytes. */
    default long weight() {
        return 64;
    }

    /** A listener accepts connections. */
    record Listening(ListenerInfo listener) implements Fact {}

    /** A listener could not start; {@code text} says why and what to do. */
    record ListeningFailed(ListenerSettings settings, CodedText text) implements Fact {}

    /** A listener ended; {@code text} says why, and is empty if a person stopped it. */
    record ListeningEnded(ListenerInfo listener, Optional<CodedText> text) implements Fact {}

    /** The counts have changed since they were last published. */
    record Counted(Counts counts) implements Fact {}

    /** A connection was accepted. */
    record Opened(ConnectionInfo connection, Counts counts) implements OfConnection {
        @Override
        public ConnectionId id() {
            return connection.id();
        }
    }

    /** A socket was rejected at the accept; it never was a connection. */
    record Rejected(String peer, Limit limit, CodedText text, Counts counts) implements Fact {}

    /**
     * A message was received.
     *
     * @param elapsed the {@link ElapsedTime} in microseconds
     */
    record Received(ConnectionId id, long at, long elapsed, Message message) implements OfConnection {
        /** Creates the fact about a message that was received now. */
        public Received(ConnectionId id, long at, Message message) {
            this(id, at, ElapsedTime.micros(), message);
        }

        @Override
        public long weight() {
            return 160L + message.size();
        }
    }

    /**
     * A message is sent. Published before its first byte is written, so that an answer to it always comes later; {@link
     * Delivered} says whether the operating system took all its bytes.
     *
     * @param elapsed the {@link ElapsedTime} in microseconds
     * @param request the number of the reply request; empty for an automatic reply or a notice of the server
     */
    record Sent(ConnectionId id, long at, long elapsed, Message message, OptionalLong request) implements OfConnection {
        /** Creates the fact about a message that is sent now. */
        public Sent(ConnectionId id, long at, Message message, OptionalLong request) {
            this(id, at, ElapsedTime.micros(), message, request);
        }

        @Override
        public long weight() {
            return 160L + message.size();
        }
    }

    /**
     * The outcome of a reply to one recipient.
     *
     * @param request the number of the {@link Request.Reply} or {@link Request.ReplyAll}
     * @param detail the reason of a failure; empty otherwise
     */
    record Delivered(long request, ConnectionId id, Delivery delivery, Optional<CodedText> detail)
            implements OfConnection {}

    /**
     * The state of a connection changed.
     *
     * @param held whether it is on hold
     * @param replyAs the format of replies to framed messages
     * @param unframed whether it is read without frames, so that replies have none either
     * @param frameOpen the received bytes of an incomplete message; 0 if there is none
     * @param queued the bytes in the client's send queue
     * @param awaitsCode whether the client has still to say the class code
     */
    record Changed(
            ConnectionId id,
            boolean held,
            ReplyFormat replyAs,
            boolean unframed,
            long frameOpen,
            long queued,
            boolean awaitsCode)
            implements OfConnection {}

    /** A person set a client's name; an empty one removes it. */
    record Named(ConnectionId id, String name) implements OfConnection {}

    /**
     * A person chose another framing for a client; messages after this fact are read so. Or later bytes of the client
     * proved that its last messages were divided wrongly.
     *
     * @param again what was read again in this framing
     * @param chosen whether a person chose the framing; otherwise it is the one before, and only messages are read
     *     again
     */
    record ReadAs(ConnectionId id, long at, Framing framing, Again again, boolean chosen) implements OfConnection {
        /** Creates the fact that a person chose a framing. */
        public ReadAs(ConnectionId id, long at, Framing framing, Again again) {
            this(id, at, framing, again, true);
        }

        /** Returns the fact that the last messages are divided better. */
        public static ReadAs better(ConnectionId id, long at, Framing framing, Again again) {
            return new ReadAs(id, at, framing, again, false);
        }

        @Override
        public long weight() {
            return 160L + 24L * again.superseded().size();
        }

        /** Returns a fact without the messages that were read again, for a place where these do not follow it. */
        public static Fact alone(Fact fact) {
            return fact instanceof ReadAs now && !now.again().equals(Again.NOTHING)
                    ? new ReadAs(now.id(), now.at(), now.framing(), Again.NOTHING, now.chosen())
                    : fact;
        }
    }

    /**
     * Messages that were read again, in another framing or by what came later. Immutable.
     *
     * @param superseded the numbers of the messages whose bytes were read again
     * @param bytes the bytes of these messages
     * @param messages the number of messages that they are now; as many received messages of this client follow
     */
    record Again(List<Long> superseded, long bytes, int messages) {
        /** Nothing was read again. */
        public static final Again NOTHING = new Again(List.of(), 0, 0);

        /** Copies the list. */
        public Again {
            superseded = List.copyOf(superseded);
        }
    }

    /** A person chose another encoding for a client's texts. */
    record CharsetChosen(ConnectionId id, Charset charset) implements OfConnection {}

    /**
     * A connection is no longer live.
     *
     * @param text the sentence about the end, for people
     * @param answerable whether the client only finished sending (half-close) and can still be answered for a while
     */
    record Closed(ConnectionId id, long at, CloseReason reason, CodedText text, boolean answerable, Counts counts)
            implements OfConnection {}

    /** A client that had finished sending cannot be answered any more; {@code text} says why. */
    record AnswerEnded(ConnectionId id, long at, CodedText text) implements OfConnection {}

    /** The access rules changed. */
    record AccessChanged(AccessRules rules) implements Fact {}

    /**
     * The automatic reply of all listeners changed.
     *
     * @param auto the reply; empty if each listener has the one with which it was started
     */
    record AutoReplyChanged(Optional<AutoReply> auto) implements Fact {}

    /** A person's note on a message or a client was stored. */
    record NoteKept(Note.Subject subject, Note note) implements Fact {}

    /** A limit was hit; {@code count} is the number of hits so far. */
    record LimitHit(Limit limit, CodedText text, long count) implements Fact {}

    /**
     * The session has grown: its file on disk, or the messages in memory if nothing is recorded.
     *
     * @param lastMessage the number of its newest message
     * @param messages the number of its messages
     * @param bytes the size of their bodies and headers
     * @param settled the messages of this run that no longer wait: they are on disk, or were given up
     * @param missing the messages of this run that were given up because the file could not be written
     * @param upTo the {@link ElapsedTime} of the last message that no longer waits; 0 if there is none
     * @param oldest the number of the oldest message in memory, if memory has only the newest; 0 for a file, which has
     *     all
     * @param steps the clients' steps that the session has received since the last such fact, in order
     * @param first the number of the session's first message: larger than 1 if another session has been begun in this
     *     run, because the numbers go on
     */
    record Recorded(
            long lastMessage,
            long messages,
            long bytes,
            long settled,
            long missing,
            long upTo,
            long oldest,
            List<ClientStep> steps,
            long first)
            implements Fact {
        /** Creates the fact about the first session of a run. */
        public Recorded(
                long lastMessage,
                long messages,
                long bytes,
                long settled,
                long missing,
                long upTo,
                long oldest,
                List<ClientStep> steps) {
            this(lastMessage, messages, bytes, settled, missing, upTo, oldest, steps, 1);
        }

        /** Creates the fact about a file. */
        public Recorded(long lastMessage, long messages, long bytes, long settled, long missing, long upTo) {
            this(lastMessage, messages, bytes, settled, missing, upTo, 0, List.of());
        }

        /** Creates the fact about a file that has all messages of this run and no others. */
        public Recorded(long lastMessage, long messages, long bytes) {
            this(lastMessage, messages, bytes, messages, 0, 0);
        }

        /** Returns the same progress with other steps. */
        public Recorded with(List<ClientStep> others) {
            return new Recorded(lastMessage, messages, bytes, settled, missing, upTo, oldest, others, first);
        }
    }

    /**
     * A problem that a person should know of.
     *
     * @param source the stable name of the concerned part, such as {@code accept} or {@code recorder}; a later warning
     *     with the same source replaces this one
     * @param text what happened and what to do; empty when the problem is over
     */
    record Warning(String source, Optional<CodedText> text) implements Fact {
        /** Creates the warning of a problem. */
        public Warning(String source, CodedText text) {
            this(source, Optional.of(text));
        }

        /** Returns the fact that the problem of this source is over. */
        public static Warning over(String source) {
            return new Warning(source, Optional.empty());
        }
    }
}
