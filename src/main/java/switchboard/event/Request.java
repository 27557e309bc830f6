package switchboard.event;

import java.util.List;
import java.util.Set;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings;
import switchboard.wire.ReplyFormat;

/** Something that a person, or a rule on their behalf, wants done. */
public sealed interface Request extends Event {
    /** Whom a request concerns. */
    sealed interface Whom {
        /** Everybody who is there when the request is carried out. */
        record All() implements Whom {}

        /** Those named; who left meanwhile is left out. */
        record Only(Set<ConnectionId> ids) implements Whom {
            /** Copy the set. */
            public Only {
                ids = Set.copyOf(ids);
            }
        }
    }

    /**
     * A body for one recipient.
     *
     * @param body UTF-8 by convention; shared, nobody writes into it
     */
    record Letter(ConnectionId to, byte[] body) {}

    /** How a reply is to leave. */
    sealed interface Form {
        /** As each client's own format says. */
        record Usual() implements Form {}

        /** In this format, whatever the client's says. */
        record As(ReplyFormat format) implements Form {}

        /** Framed, but with a length in the header that is not the body's: to try what a client makes of it. */
        record FalseLength(long length) implements Form {}
    }

    /**
     * Send each letter; one {@link Fact.Delivered} per letter answers, each with this number.
     *
     * @param number chosen by {@link EventBus#nextRequest()}
     */
    record Reply(long number, List<Letter> letters, Form form) implements Request {
        /** Copy the list. */
        public Reply {
            letters = List.copyOf(letters);
        }
    }

    /** Send one body to everybody who is there; one {@link Fact.Delivered} per recipient answers. */
    record ReplyAll(long number, byte[] body, Form form) implements Request {}

    /** Disconnect. */
    record Disconnect(Whom whom) implements Request {}

    /** Set the rule for an address or range; who is there and may not be is disconnected with a reason. */
    record SetRule(AddressRange range, AccessRules.Rule rule) implements Request {}

    /** Turn away the addresses that these clients came from, and disconnect everybody who comes from there. */
    record Block(Set<ConnectionId> ids) implements Request {
        /** Copy the set. */
        public Block {
            ids = Set.copyOf(ids);
        }
    }

    /** Stop reading, so that TCP makes the clients wait; with {@link Whom.All} also those who come later. */
    record Hold(Whom whom) implements Request {}

    /** Read again. */
    record Release(Whom whom) implements Request {}

    /** Choose how replies to these clients leave. */
    record SetReplyFormat(Whom whom, ReplyFormat format) implements Request {}

    /** Give a client a name; empty takes it away. */
    record Rename(ConnectionId id, String name) implements Request {}

    /** Start a listener; {@link Fact.Listening} or {@link Fact.ListeningFailed} answers. */
    record StartListening(ListenerSettings settings) implements Request {}

    /**
     * Let a listener go on at another place or with other settings; the connections that it took stay.
     *
     * <p>{@link Fact.Listening} tells of the new one and {@link Fact.ListeningEnded} of the old one. If that fails,
     * {@link Fact.ListeningFailed} says why, and the old one listens as before, under a new number where it had to be
     * opened again.
     *
     * @param listener the number of the old one
     */
    record MoveListener(int listener, ListenerSettings settings) implements Request {}

    /** Stop all listeners and disconnect everybody. */
    record StopAll() implements Request {}
}
