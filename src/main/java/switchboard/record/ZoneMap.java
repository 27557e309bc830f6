package switchboard.record;

import java.util.Arrays;

/**
 * The zone map of a stretch of messages: least and greatest values and counts, by which a search skips the stretch
 * without reading it. A row of the table {@code block}. Immutable.
 *
 * @param first the number of its first message
 * @param last the number of its last message
 * @param fromAt when the earliest of them came or went, microseconds since 1970, UTC
 * @param toAt when the latest of them did
 * @param sent how many went out
 * @param problems how many have a problem
 * @param findings how many have a finding, which may be a problem
 * @param shortest the bytes of the shortest body
 * @param longest the bytes of the longest body
 * @param clients the clients' numbers in rising order with commas between them, none where they are too many
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

    /** More clients than this are not named. */
    static final int MOST_CLIENTS = 64;

    long messages() {
        return last - first + 1;
    }

    /** Returns the clients' numbers; none where they are too many, or damaged. */
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
