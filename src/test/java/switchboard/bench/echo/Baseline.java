package switchboard.bench.echo;

import java.util.List;

/**
 * The contestants with which others are compared.
 *
 * @param words the name in the genitive
 * @param contestants the names; the best of them counts, in each round and for each figure
 */
record Baseline(String words, List<String> contestants) {
    /** The better number of event loops depends on the load and the machine. */
    static final Baseline NETTY = new Baseline("the better Netty's", List.of("netty-one", "netty-two"));

    /** The simplest server, which accepts clients with the least work. */
    static final Baseline NAIVE = new Baseline("naive virtual threads'", List.of("virtual"));
}
