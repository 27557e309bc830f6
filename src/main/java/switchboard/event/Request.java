package switchboard.event;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.framing.Framing;

/** A request of a person to the server. Immutable; the server's request thread handles it. */
public sealed interface Request extends Event {
    /** The clients that a request concerns. */
    sealed interface Target {
        /** All clients that are connected when the request is handled. */
        record All() implements Target {}

        /** The given clients, without those that left meanwhile. */
        record Only(Set<ConnectionId> ids) implements Target {
            /** Copies the set. */
            public Only {
                ids = Set.copyOf(ids);
            }
        }
    }

    /**
     * A body for one recipient.
     *
     * @param body the body; recipients of the same object share their bytes
     */
    record RecipientBody(ConnectionId to, TypedBody body) {
        /** Creates a text in UTF-8 for one recipient. */
        public RecipientBody(ConnectionId to, byte[] text) {
            this(to, TypedBody.ofUtf8(text));
        }
    }

    /** The format of a reply. */
    sealed interface ReplyForm {
        /** The client's own format. */
        record ClientFormat() implements ReplyForm {}

        /** The given format instead of the client's own. */
        record InFormat(ReplyFormat format) implements ReplyForm {}

        /** Framed with a wrong length in the header, to test a client. */
        record FalseLength(long length) implements ReplyForm {}

        /**
         * Returns the framing of a reply in this format.
         *
         * @param framing the framing in which the client is read
         * @param usual the client's own format
         * @param unframed whether the client is read without frames, so that its own format has none either
         */
        default Framing framing(Framing framing, ReplyFormat usual, boolean unframed) {
            return switch (this) {
                case ClientFormat any -> framing.ofReplies(unframed ? ReplyFormat.RAW : usual);
                case InFormat as -> framing.ofReplies(as.format());
                case FalseLength wrong -> framing;
            };
        }
    }

    /**
     * Sends each body to its recipient; the server publishes one {@link Fact.Delivered} or more for each, with this
     * number.
     *
     * @param number from {@link EventBus#nextRequest()}
     */
    record Reply(long number, List<RecipientBody> bodies, ReplyForm form) implements Request {
        /** Copies the list. */
        public Reply {
            bodies = List.copyOf(bodies);
        }
    }

    /** Sends one body to all connected clients; the server publishes {@link Fact.Delivered} for each. */
    record ReplyAll(long number, TypedBody body, ReplyForm form) implements Request {
        /** Creates the request for a text in UTF-8. */
        public ReplyAll(long number, byte[] text, ReplyForm form) {
            this(number, TypedBody.ofUtf8(text), form);
        }
    }

    /**
     * Sends each body to its recipient on a timer, beginning now, until it was sent so many times, a person stops it,
     * or the recipient leaves; it takes the place of an earlier one to the same recipient.
     *
     * <p>For each recipient the server publishes {@link Fact.Delivered} with this number: {@link
     * switchboard.model.Delivery#REPEATING} at the beginning and once a second at most, and one end.
     *
     * @param number from {@link EventBus#nextRequest()}
     * @param every the time from one message to the next, from {@link #SHORTEST} to {@link #LONGEST}; a message is left
     *     out while the recipient has not taken the one before
     * @param times how often it is sent, from 1 to {@link #MOST}; empty until it is stopped
     */
    record Repeat(long number, List<RecipientBody> bodies, ReplyForm form, Duration every, OptionalLong times)
            implements Request {
        /** The shortest interval. */
        public static final Duration SHORTEST = Duration.ofMillis(10);

        /** The longest interval. */
        public static final Duration LONGEST = Duration.ofHours(24);

        /** The largest number of times. */
        public static final long MOST = 1_000_000_000;

        /** Copies the list. */
        public Repeat {
            bodies = List.copyOf(bodies);
            if (!isPossible(every)) {
                throw new IllegalArgumentException("every " + every);
            }
        }

        /** Returns whether a reply can be repeated in this interval. */
        public static boolean isPossible(Duration every) {
            return every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0;
        }
    }

    /** Stops what is repeated for clients. */
    record StopRepeating(Target target) implements Request {}

    /** Disconnects clients. */
    record Disconnect(Target target) implements Request {}

    /** Sets the rule for an address or range; connected clients that it refuses are disconnected with a reason. */
    record SetRule(AddressRange range, AccessRules.Rule rule) implements Request {}

    /** Refuses the addresses of these clients, and disconnects all clients from there. */
    record Block(Set<ConnectionId> ids) implements Request {
        /** Copies the set. */
        public Block {
            ids = Set.copyOf(ids);
        }
    }

    /** Stops reading, so that TCP slows the clients down (backpressure); {@link Target.All} includes later clients. */
    record Hold(Target target) implements Request {}

    /** Resumes reading. */
    record Release(Target target) implements Request {}

    /** Sets the reply format of clients. */
    record SetReplyFormat(Target target, ReplyFormat format) implements Request {}

    /**
     * Reads clients in another framing from now on; replies to them follow.
     *
     * @param framing the framing; empty for that of each client's listener
     */
    record ReadAs(Target target, Optional<Framing> framing) implements Request {}

    /**
     * Shows, searches and writes the texts of clients in another encoding.
     *
     * @param charset the encoding; empty for that of each client's listener
     */
    record SetCharset(Target target, Optional<Charset> charset) implements Request {}

    /**
     * Sets the automatic reply of all listeners and connected clients.
     *
     * @param auto the reply; empty for the one with which each listener was started
     */
    record SetAutoReply(Optional<AutoReply> auto) implements Request {}

    /** Sets a client's name; an empty one removes it. */
    record Rename(ConnectionId id, String name) implements Request {}

    /** Starts a listener; the server publishes {@link Fact.Listening} or {@link Fact.ListeningFailed}. */
    record StartListening(ListenerSettings settings) implements Request {}

    /**
     * Replaces a listener by one at another address or with other settings; accepted connections stay.
     *
     * <p>The server publishes {@link Fact.Listening} for the new listener and {@link Fact.ListeningEnded} for the old
     * one. On failure it publishes {@link Fact.ListeningFailed} with the reason, and the old listener stays, with a new
     * number if it had to be opened again.
     *
     * @param listener the number of the old listener
     */
    record MoveListener(int listener, ListenerSettings settings) implements Request {}

    /**
     * Stops one listener; accepted connections stay. The server publishes {@link Fact.ListeningEnded}, and nothing if
     * no listener has that number.
     *
     * @param listener the number of the listener
     */
    record StopListening(int listener) implements Request {}

    /** Stops all listeners and disconnects all clients. */
    record StopAll() implements Request {}
}
