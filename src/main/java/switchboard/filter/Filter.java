package switchboard.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/** Which messages of a session are meant. Immutable. */
public sealed interface Filter {
    /** Everything. */
    Filter ALL = new And(List.of());

    /** Nothing. */
    Filter NONE = new Or(List.of());

    /** Body, finding, note, client's name, or client's note contains this; upper and lower case alike. */
    record Text(String text) implements Filter {}

    /** It came from, or went to, one of these clients. */
    record Clients(Set<ConnectionId> ids) implements Filter {
        /** Copy the set. */
        public Clients {
            ids = Set.copyOf(ids);
        }
    }

    /** The client's name or address contains this; upper and lower case alike. */
    record Called(String text) implements Filter {}

    /** It went this way. */
    record Way(Direction direction) implements Filter {}

    /** Its body has so many bytes. */
    record Size(Comparison comparison, long bytes) implements Filter {}

    /** It came or went then; microseconds since 1970, UTC. */
    record Time(Comparison comparison, long micros) implements Filter {}

    /** Its number in the session. */
    record Number(Comparison comparison, long number) implements Filter {}

    /** It has a problem; with a cause's stable word only that one, empty for any. */
    record Problem(String cause) implements Filter {}

    /** It, or its client, is marked. */
    record Marked() implements Filter {}

    /** Its note, or its client's, contains this, upper and lower case alike; empty for any note. */
    record Noted(String text) implements Filter {}

    /** All of them let it through; with none, everything goes through. */
    record And(List<Filter> parts) implements Filter {
        /** Copy the list. */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them lets it through; with none, nothing goes through. */
    record Or(List<Filter> parts) implements Filter {
        /** Copy the list. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** It does not let it through. */
    record Not(Filter filter) implements Filter {}

    /** Return what lets through only what all of these do, as flat as it can be said. */
    static Filter all(Filter... filters) {
        return all(Arrays.asList(filters));
    }

    /** Return what lets through only what all of these do, as flat as it can be said. */
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

    /** Return what lets through what at least one of these does, as flat as it can be said. */
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

    /** Return what lets through exactly what this does not. */
    static Filter not(Filter filter) {
        if (filter instanceof Not not) {
            return not.filter;
        }
        return filter.isAll() ? NONE : filter.isNone() ? ALL : new Not(filter);
    }

    /** Return one that lets through the same, as flat as it can be said. */
    default Filter simplified() {
        return switch (this) {
            case And and -> all(and.parts.stream().map(Filter::simplified).toList());
            case Or or -> any(or.parts.stream().map(Filter::simplified).toList());
            case Not not -> not(not.filter.simplified());
            case Clients clients -> clients.ids.isEmpty() ? NONE : this;
            case Text text -> this;
            case Called called -> this;
            case Way way -> this;
            case Size size -> this;
            case Time time -> this;
            case Number number -> this;
            case Problem problem -> this;
            case Marked marked -> this;
            case Noted noted -> this;
        };
    }

    /** Return whether it lets everything through for certain. */
    default boolean isAll() {
        return this instanceof And and && and.parts().stream().allMatch(Filter::isAll);
    }

    /** Return whether it lets nothing through for certain. */
    default boolean isNone() {
        return this instanceof Or or && or.parts().stream().allMatch(Filter::isNone);
    }
}
