package switchboard.filter;

import java.util.List;
import java.util.Set;
import switchboard.filter.text.TextMatcher;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/**
 * A filter whose names and notes have been looked up: what is left to ask of the messages themselves. Immutable.
 *
 * <p>It is the one predicate on messages, and what indexes narrow a search by. {@link Condition conditions} are many and
 * these kinds few: a store that has an index translates each kind, in an exhaustive switch.
 */
public sealed interface ResolvedFilter {
    /** Everything. */
    ResolvedFilter ALL = new And(List.of());

    /** The properties of a message that can be compared to a bound. */
    enum Measure {
        /** Its number in the session. */
        NUMBER,
        /** When it came or went, microseconds since 1970, UTC. */
        TIME,
        /** The bytes of its body. */
        SIZE;

        private <X extends Exception> long of(MessageView<X> message) throws X {
            return switch (this) {
                case NUMBER -> message.number();
                case TIME -> message.at();
                case SIZE -> message.bodyLength();
            };
        }
    }

    /** It is from or to one of these clients. */
    record Clients(Set<ConnectionId> ids) implements ResolvedFilter {}

    /** It is one of these messages. */
    record Numbers(Set<Long> numbers) implements ResolvedFilter {}

    /** It went this way. */
    record Going(Direction direction) implements ResolvedFilter {}

    /** A measure of it compares so to a bound. */
    record Compared(Measure measure, Comparison comparison, long bound) implements ResolvedFilter {}

    /** It has a problem. */
    record Problem() implements ResolvedFilter {}

    /** It has a finding of this cause, a stable word. */
    record OfCause(String cause) implements ResolvedFilter {}

    /** Its body or the sentence of one of its findings contains a text. */
    record Containing(TextMatcher text) implements ResolvedFilter {}

    /** All of them let it through; with none, everything goes through. */
    record And(List<ResolvedFilter> parts) implements ResolvedFilter {
        /** Copies the list. */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them lets it through; with none, nothing goes through. */
    record Or(List<ResolvedFilter> parts) implements ResolvedFilter {
        /** Copies the list. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** It does not let it through. */
    record Not(ResolvedFilter filter) implements ResolvedFilter {}

    /**
     * Returns whether it lets a message through.
     *
     * @throws X if the message can't be read
     */
    default <X extends Exception> boolean matches(MessageView<X> message) throws X {
        return switch (this) {
            case Clients clients -> clients.ids.contains(message.client());
            case Numbers numbers -> numbers.numbers.contains(message.number());
            case Going going -> message.direction() == going.direction;
            case Compared compared -> compared.comparison.holds(compared.measure.of(message), compared.bound);
            case Problem problem -> message.isProblem();
            case OfCause cause -> message.causes().contains(cause.cause);
            case Containing containing -> {
                if (containing.text.matches(message.body())) {
                    yield true;
                }
                for (String sentence : message.sentences()) {
                    if (containing.text.matches(sentence)) {
                        yield true;
                    }
                }
                yield false;
            }
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
