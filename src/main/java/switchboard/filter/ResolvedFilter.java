package switchboard.filter;

import java.util.List;
import java.util.Set;
import switchboard.filter.text.BodyMatcher;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/**
 * A filter in which names and notes have been replaced by the clients and messages that have them, so that only
 * messages remain to be tested. Immutable.
 *
 * <p>It is the single predicate on messages, and indexes use it to narrow a search. There are many {@link Condition
 * conditions} and only these few kinds: a store with an index translates each kind in an exhaustive switch.
 */
public sealed interface ResolvedFilter {
    /** The filter that every message matches. */
    ResolvedFilter ALL = new And(List.of());

    /** The properties of a message that can be compared to a bound. */
    enum Measure {
        /** Its number in the session. */
        NUMBER,
        /** The time at which it was received or sent, in microseconds since 1970, UTC. */
        TIME,
        /** The length of its body in bytes. */
        SIZE;

        private <X extends Exception> long of(MessageView<X> message) throws X {
            return switch (this) {
                case NUMBER -> message.number();
                case TIME -> message.at();
                case SIZE -> message.bodyLength();
            };
        }
    }

    /** The message is from or to one of these clients. */
    record Clients(Set<ConnectionId> ids) implements ResolvedFilter {}

    /** The message is one of these. */
    record Numbers(Set<Long> numbers) implements ResolvedFilter {}

    /** The message has this direction. */
    record InDirection(Direction direction) implements ResolvedFilter {}

    /** A property of the message compares to a bound in the given way. */
    record Compared(Measure measure, Comparison comparison, long bound) implements ResolvedFilter {}

    /** The message has a problem. */
    record Problem() implements ResolvedFilter {}

    /** The message has a finding with this cause, given by its stable identifier. */
    record WithCause(String cause) implements ResolvedFilter {}

    /** The message's body, or the sentence of one of its findings, contains a text. */
    record Containing(TextMatcher text) implements ResolvedFilter {}

    /** The bytes of the message's body pass a test. */
    record Body(BodyMatcher test) implements ResolvedFilter {}

    /** The text of the message's body, in UTF-8, passes a test. */
    record Text(BodyMatcher test) implements ResolvedFilter {}

    /** A conjunction: all parts must match; without parts, every message matches. */
    record And(List<ResolvedFilter> parts) implements ResolvedFilter {
        /** Creates the conjunction with a copy of the list. */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** A disjunction: one part must match; without parts, no message matches. */
    record Or(List<ResolvedFilter> parts) implements ResolvedFilter {
        /** Creates the disjunction with a copy of the list. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** A negation. */
    record Not(ResolvedFilter filter) implements ResolvedFilter {}

    /**
     * Returns whether a message matches.
     *
     * @throws X if the message can't be read
     */
    default <X extends Exception> boolean matches(MessageView<X> message) throws X {
        return switch (this) {
            case Clients clients -> clients.ids.contains(message.client());
            case Numbers numbers -> numbers.numbers.contains(message.number());
            case InDirection going -> message.direction() == going.direction;
            case Compared compared -> compared.comparison.holds(compared.measure.of(message), compared.bound);
            case Problem problem -> message.isProblem();
            case WithCause cause -> message.causes().contains(cause.cause);
            case Containing containing -> {
                if (containing.text.matches(message.text())) {
                    yield true;
                }
                for (String sentence : message.sentences()) {
                    if (containing.text.matches(sentence)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Body body -> body.test.matches(message.body());
            case Text text -> text.test.matches(message.text());
            case And and -> {
                for (ResolvedFilter part : and.parts) {
                    if (!part.matches(message)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Or or -> {
                for (ResolvedFilter part : or.parts) {
                    if (part.matches(message)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Not not -> !not.filter.matches(message);
        };
    }
}
