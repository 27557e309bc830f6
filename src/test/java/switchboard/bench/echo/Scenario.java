package switchboard.bench.echo;

import java.util.List;

/**
 * What the clients do.
 *
 * @param name a short word for tables
 * @param clients how many are connected
 * @param talking how many of them send; the others stay silent
 * @param body bytes of each message's body
 * @param depth how many messages a client has under way at once, in a closed loop
 * @param words the same for people
 */
record Scenario(String name, int clients, int talking, int body, int depth, String words) {
    static final Scenario SMALL = new Scenario("50x32", 50, 50, 32, 1, "50 clients x 32 bytes");
    static final Scenario DEEP = new Scenario("50x32x16", 50, 50, 32, 16, "50 clients x 32 bytes, 16 deep");
    static final Scenario MANY = new Scenario("1000x32", 1_000, 1_000, 32, 1, "1,000 clients x 32 bytes");
    static final Scenario LARGE = new Scenario("50x16K", 50, 50, 16 << 10, 1, "50 clients x 16 KiB");
    static final Scenario IDLE = new Scenario("10000idle", 10_000, 100, 32, 1, "10,000 clients, 1 % of them talk");

    static final Scenario HALF = new Scenario("half", 50, 50, 32, 1, "50 clients x 32 bytes at half of capacity");
    /** {@link Storm} at a server that was just started, and at one that has been busy. */
    static final Scenario STORM = storm("storm", "1,000 clients join at once");

    static final Scenario STORM_WARM = storm("stormwarm", "1,000 clients join a busy server at once");

    static final Scenario CONNECT = new Scenario("connect", 32, 32, 32, 1, "connect, one message, hang up");

    private static Scenario storm(String name, String words) {
        return new Scenario(name, Storm.CLIENTS, Storm.CLIENTS, 32, 1, words);
    }

    /** Each client sends when its answer came. */
    static final List<Scenario> CLOSED = List.of(SMALL, DEEP, MANY, LARGE);
}
