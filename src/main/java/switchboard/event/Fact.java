package switchboard.event;

import java.util.Optional;
import java.util.OptionalLong;
import switchboard.model.AccessRules;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.Note;
import switchboard.text.CodedText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/**
 * Something that happened. Times are microseconds since 1970, UTC; order is the order of publication per
 * connection.
 */
public sealed interface Fact extends Event {
    /** A fact about one connection. */
    sealed interface OfConnection extends Fact {
        /** Returns which one. */
        ConnectionId id();
    }

    /** Returns the bytes that this fact keeps alive, for queues that are bounded in bytes. */
    default long weight() {
        return 64;
    }

    /** A listener accepts. */
    record Listening(ListenerInfo listener) implements Fact {}

    /** A listener could not start; {@code text} says why and what to do. */
    record ListeningFailed(ListenerSettings settings, CodedText text) implements Fact {}

    /** A listener accepts no more; {@code text} says why, and is empty when a person stopped it. */
    record ListeningEnded(ListenerInfo listener, Optional<CodedText> text) implements Fact {}

    /** The counts have changed since they were published last, in whatever way. */
    record Counted(Counts counts) implements Fact {}

    /** A connection was taken. */
    record Opened(ConnectionInfo connection, Counts counts) implements OfConnection {
        @Override
        public ConnectionId id() {
            return connection.id();
        }
    }

    /** A connection was turned away before it became one. */
    record Rejected(String peer, Limit limit, CodedText text, Counts counts) implements Fact {}

    /** A message came in. */
    record Received(ConnectionId id, long at, Message message) implements OfConnection {
        @Override
        public long weight() {
            return 160L + message.size();
        }
    }

    /**
     * A message goes out: said when its first byte is about to be written, so that an answer to it always comes
     * later. Whether it was taken tells {@link Delivered}.
     *
     * @param request the reply request it belongs to, empty for an automatic reply
     */
    record Sent(ConnectionId id, long at, Message message, OptionalLong request) implements OfConnection {
        @Override
        public long weight() {
            return 160L + message.size();
        }
    }

    /**
     * What became of a reply to one recipient.
     *
     * @param request the number of the {@link Request.Reply} or {@link Request.ReplyAll}
     * @param detail why it failed; empty if it did not
     */
    record Delivered(long request, ConnectionId id, Delivery delivery, Optional<CodedText> detail)
            implements OfConnection {}

    /**
     * A connection's state changed.
     *
     * @param held whether reading it is on hold
     * @param replyAs how replies to it leave when they are framed
     * @param unframed whether it is being read without frames, so that replies go unframed too
     * @param frameOpen bytes of a message that has begun and is not complete, 0 if none
     * @param queued bytes that wait to be taken by the client
     */
    record Changed(ConnectionId id, boolean held, ReplyFormat replyAs, boolean unframed, long frameOpen, long queued)
            implements OfConnection {}

    /** A person gave a client a name; empty takes it away. */
    record Named(ConnectionId id, String name) implements OfConnection {}

    /**
     * A connection is no longer live.
     *
     * @param text how it left, for people
     * @param answerable whether the client only finished sending and may still be answered for a while
     */
    record Closed(ConnectionId id, long at, CloseReason reason, CodedText text, boolean answerable, Counts counts)
            implements OfConnection {}

    /** A client that had finished sending can't be answered any more; {@code text} says how that ended. */
    record AnswerEnded(ConnectionId id, long at, CodedText text) implements OfConnection {}

    /** Who may connect has changed. */
    record AccessChanged(AccessRules rules) implements Fact {}

    /** A person put a note to a message or a client, and it is kept. */
    record NoteKept(Note.Subject subject, Note note) implements Fact {}

    /** A limit was hit; {@code count} is how often so far. */
    record LimitHit(Limit limit, CodedText text, long count) implements Fact {}

    /**
     * The session has grown: its file on disk, or what memory keeps of it where nothing is recorded.
     *
     * @param lastMessage the number of the newest message there
     * @param messages how many it has
     * @param bytes the size of their bodies and headers
     * @param settled how many messages of this run wait no more: they are on disk, or were given up
     * @param missing how many of those were given up because the file could not be written
     * @param upTo when the last one that waits no more came or went
     * @param oldest the number of the oldest one that is kept where only the newest are, in memory; 0 where a file
     *     keeps all
     */
    record Recorded(long lastMessage, long messages, long bytes, long settled, long missing, long upTo, long oldest)
            implements Fact {
        /** Tells of a file. */
        public Recorded(long lastMessage, long messages, long bytes, long settled, long missing, long upTo) {
            this(lastMessage, messages, bytes, settled, missing, upTo, 0);
        }

        /** Tells of a file that holds this run alone, and all of it. */
        public Recorded(long lastMessage, long messages, long bytes) {
            this(lastMessage, messages, bytes, messages, 0, 0);
        }
    }

    /**
     * Something that a person should know.
     *
     * @param source what it concerns, a stable word such as {@code accept} or {@code recorder}; a newer one
     *     with the same source takes its place
     * @param text what happened and what to do; empty when it is over
     */
    record Trouble(String source, Optional<CodedText> text) implements Fact {
        /** Tells that something is wrong. */
        public Trouble(String source, CodedText text) {
            this(source, Optional.of(text));
        }

        /** Returns the fact that what was told under this source is over. */
        public static Trouble over(String source) {
            return new Trouble(source, Optional.empty());
        }
    }
}
