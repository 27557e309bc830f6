package switchboard.record.search;

import java.util.Arrays;

/**
 * The zone map of a range of messages: least and greatest values, and counts. A search uses it to skip the range
 * without reading it. A row of the table {@code block}. Immutable.
 *
 * @param first the number of its first message
 * @param last the number of its last message
 * @param fromAt the time of the earliest of them, in microseconds since 1970, UTC
 * @param toAt the time of the latest of them, in microseconds since 1970, UTC
 * @param sent the number of sent messages
 * @param problems the number of messages with a problem
 * @param findings the number of messages with a finding, which may be a problem
 * @param shortest the bytes of the shortest body
 * @param longest the bytes of the longest body
 * @param clients the numbers of the clients, ascending, separated by commas; empty if there are more than
 * {@value     #MOST_CLIENTS}
 */
record ZoneMap(
        long first,
        long last,
        long fromAt,
        long toAt,
        long sent,
        long problems,
        long findings,
        long shortest,
        long longest,
        String clients) {

    /** The most clients whose numbers are listed. */
    static final int MOST_CLIENTS = 64;

    long messages() {
        return last - first + 1;
    }

    /** Returns the numbers of the clients; empty if there are too many, or the list is damaged. */
    long[] clientNumbers() {
        try {
            return clients.isEmpty()
                    ? new long[0]
                    : Arrays.stream(clients.split(",", -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
        } catch (NumberFormatException damaged) {
            return new long[0];
        }
    }
}
