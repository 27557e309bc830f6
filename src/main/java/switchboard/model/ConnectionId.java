package switchboard.model;

/**
 * The number of one connection. Immutable. Never reused in a session, so that a reply cannot reach another client.
 *
 * @param number counted from 1
 */
public record ConnectionId(long number) implements Comparable<ConnectionId> {
    @Override
    public int compareTo(ConnectionId other) {
        return Long.compare(number, other.number);
    }

    /** Returns the number as people see it, for example {@code #3}. */
    @Override
    public String toString() {
        return "#" + number;
    }
}
