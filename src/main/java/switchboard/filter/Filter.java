package switchboard.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import switchboard.event.ConnectionId;
import switchboard.wire.Direction;

/** Which messages of a session are meant. Immutable. */
public sealed interface Filter {
    /** Everything. */
    Filter ALL = new And(List.of());

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

    /** Return what lets through only what all of these do; those that let everything through are left out. */
    static Filter all(Filter... filters) {
        List<Filter> parts = Arrays.stream(filters).filter(one -> !one.isAll()).toList();
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    /** Return whether it lets everything through for certain. */
    default boolean isAll() {
        return this instanceof And and && and.parts().stream().allMatch(Filter::isAll);
    }
}
