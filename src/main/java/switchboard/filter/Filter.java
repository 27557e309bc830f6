package switchboard.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Says which messages of a session are meant: {@linkplain Condition conditions}, and how they are combined. Immutable.
 *
 * <p>A store that looks through many messages resolves a filter once, by {@link #resolved}, and asks the result;
 * {@link #matches} does both for a single message. Both are the same predicate.
 */
public sealed interface Filter permits Condition, Filter.And, Filter.Or, Filter.Not {
    /** Everything. */
    Filter ALL = new And(List.of());

    /** Nothing. */
    Filter NONE = new Or(List.of());

    /** All of them let it through; with none, everything goes through. */
    record And(List<Filter> parts) implements Filter {
        /** Copies the list. */
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

    /** One of them lets it through; with none, nothing goes through. */
    record Or(List<Filter> parts) implements Filter {
        /** Copies the list. */
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

    /** It does not let it through. */
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

    /** Returns what lets through only what all of these do, as flat as it can be said. */
    static Filter all(Filter... filters) {
        return all(Arrays.asList(filters));
    }

    /** Returns what lets through only what all of these do, as flat as it can be said. */
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

    /** Returns what lets through what at least one of these does, as flat as it can be said. */
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

    /** Returns what lets through exactly what this does not. */
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

    /** Returns one that lets through the same, as flat as it can be said. */
    Filter simplified();

    /**
     * Looks up the names and notes that it is about; what is left can be asked of the messages alone.
     *
     * @return the filter as it is until a name or a note changes
     * @throws X if the annotations can't be read
     */
    <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X;

    /** Returns whether another note or mark can change what it lets through. */
    boolean readsNotes();

    /**
     * Returns whether it lets one message through.
     *
     * @throws X if the message can't be read
     */
    default <X extends Exception> boolean matches(AnnotatedMessage<X> message) throws X {
        return resolved(message).matches(message);
    }

    /** Returns whether it lets everything through for certain. */
    default boolean isAll() {
        return this instanceof And and && and.parts().stream().allMatch(Filter::isAll);
    }

    /** Returns whether it lets nothing through for certain. */
    default boolean isNone() {
        return this instanceof Or or && or.parts().stream().allMatch(Filter::isNone);
    }
}
