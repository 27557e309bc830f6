package switchboard.model;

/**
 * The number of one connection. Never given twice, so a reply can't reach somebody else than was meant.
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
