package switchboard.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A selection of messages of a session: {@linkplain Condition conditions} and their combinations. Immutable.
 *
 * <p>A store that checks many messages calls {@link #resolved} once and tests each message with the result.
 * {@link #matches} does both for a single message. Both ways give the same result.
 */
public sealed interface Filter permits Condition, Filter.And, Filter.Or, Filter.Not {
    /** The filter that every message matches. */
    Filter ALL = new And(List.of());

    /** The filter that no message matches. */
    Filter NONE = new Or(List.of());

    /** A conjunction: all parts must match; without parts, every message matches. */
    record And(List<Filter> parts) implements Filter {
        /** Creates the conjunction with a copy of the list. */
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Filter simplified() {
            return all(parts.stream().map(Filter::simplified).toList());
        }

        @Override
        public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
            return new ResolvedFilter.And(Filter.resolved(parts, annotations));
        }

        @Override
        public boolean readsNotes() {
            return parts.stream().anyMatch(Filter::readsNotes);
        }
    }

    /** A disjunction: one part must match; without parts, no message matches. */
    record Or(List<Filter> parts) implements Filter {
        /** Creates the disjunction with a copy of the list. */
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Filter simplified() {
            return any(parts.stream().map(Filter::simplified).toList());
        }

        @Override
        public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
            return new ResolvedFilter.Or(Filter.resolved(parts, annotations));
        }

        @Override
        public boolean readsNotes() {
            return parts.stream().anyMatch(Filter::readsNotes);
        }
    }

    /** A negation. */
    record Not(Filter filter) implements Filter {
        @Override
        public Filter simplified() {
            return not(filter.simplified());
        }

        @Override
        public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
            return new ResolvedFilter.Not(filter.resolved(annotations));
        }

        @Override
        public boolean readsNotes() {
            return filter.readsNotes();
        }
    }

    /** Returns the conjunction of filters. Nested conjunctions are merged into it. */
    static Filter all(Filter... filters) {
        return all(Arrays.asList(filters));
    }

    /** Returns the conjunction of filters. Nested conjunctions are merged into it. */
    static Filter all(Collection<Filter> filters) {
        List<Filter> parts = new ArrayList<>();
        for (Filter one : filters) {
            if (one.isNone()) {
                return NONE;
            }
            if (one instanceof And and) {
                parts.addAll(and.parts);
            } else {
                parts.add(one);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    /** Returns the disjunction of filters. Nested disjunctions are merged into it. */
    static Filter any(Collection<Filter> filters) {
        List<Filter> parts = new ArrayList<>();
        for (Filter one : filters) {
            if (one.isAll()) {
                return ALL;
            }
            if (one instanceof Or or) {
                parts.addAll(or.parts);
            } else {
                parts.add(one);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Or(parts);
    }

    /** Returns the negation of a filter. */
    static Filter not(Filter filter) {
        if (filter instanceof Not not) {
            return not.filter;
        }
        return filter.isAll() ? NONE : filter.isNone() ? ALL : new Not(filter);
    }

    private static <X extends Exception> List<ResolvedFilter> resolved(List<Filter> parts, Annotations<X> annotations)
            throws X {
        List<ResolvedFilter> resolved = new ArrayList<>(parts.size());
        for (Filter part : parts) {
            resolved.add(part.resolved(annotations));
        }
        return resolved;
    }

    /** Returns an equivalent filter without superfluous parts and nesting. */
    Filter simplified();

    /**
     * Looks up the names and notes that the filter refers to. The result needs only the messages.
     *
     * @return the filter as it is until a name or a note changes
     * @throws X if the annotations can't be read
     */
    <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X;

    /** Returns whether a change of a note or mark can change the matching messages. */
    boolean readsNotes();

    /**
     * Returns whether one message matches.
     *
     * @throws X if the message can't be read
     */
    default <X extends Exception> boolean matches(AnnotatedMessage<X> message) throws X {
        return resolved(message).matches(message);
    }

    /** Returns whether it is certain that every message matches. */
    default boolean isAll() {
        return this instanceof And and && and.parts().stream().allMatch(Filter::isAll);
    }

    /** Returns whether it is certain that no message matches. */
    default boolean isNone() {
        return this instanceof Or or && or.parts().stream().allMatch(Filter::isNone);
    }
}
