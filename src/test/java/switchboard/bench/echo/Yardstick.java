package switchboard.bench.echo;

import java.util.List;

/**
 * Whom others are compared to.
 *
 * @param words what it is, in the genitive
 * @param contestants of these the better one counts, in each round and for each figure
 */
record Yardstick(String words, List<String> contestants) {
    /** Which number of event loops is the better one depends on the load and the machine. */
    static final Yardstick NETTY = new Yardstick("the better Netty's", List.of("netty-one", "netty-two"));

    /** What one writes first, which lets clients in with the least ado. */
    static final Yardstick NAIVE = new Yardstick("naive virtual threads'", List.of("virtual"));
}
