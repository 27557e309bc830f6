package switchboard.bench.echo;

import java.util.List;

/**
 * The behaviour of the clients in a measurement.
 *
 * @param name a short name for tables
 * @param clients the number of connected clients
 * @param talking the number of clients that send; the others stay silent
 * @param body the size of each message's body in bytes
 * @param depth the number of messages that a client keeps in flight in a closed loop
 * @param words a description for people
 */
public record Scenario(String name, int clients, int talking, int body, int depth, String words) {
    public static final Scenario SMALL = new Scenario("50x32", 50, 50, 32, 1, "50 clients x 32 bytes");
    public static final Scenario DEEP = new Scenario("50x32x16", 50, 50, 32, 16, "50 clients x 32 bytes, 16 deep");
    static final Scenario MANY = new Scenario("1000x32", 1_000, 1_000, 32, 1, "1,000 clients x 32 bytes");
    static final Scenario LARGE = new Scenario("50x16K", 50, 50, 16 << 10, 1, "50 clients x 16 KiB");
    static final Scenario IDLE = new Scenario("10000idle", 10_000, 100, 32, 1, "10,000 clients, 1 % of them talk");

    static final Scenario HALF = new Scenario("half", 50, 50, 32, 1, "50 clients x 32 bytes at half of capacity");
    /** {@link ConnectBurst} at a server that has just started, and at one that has been busy. */
    static final Scenario STORM = storm("storm", "1,000 clients join at once");

    static final Scenario STORM_WARM = storm("stormwarm", "1,000 clients join a busy server at once");

    static final Scenario CONNECT = new Scenario("connect", 32, 32, 32, 1, "connect, one message, hang up");

    private static Scenario storm(String name, String words) {
        return new Scenario(name, ConnectBurst.CLIENTS, ConnectBurst.CLIENTS, 32, 1, words);
    }

    /** The scenarios in which each client sends after a reply. */
    static final List<Scenario> CLOSED = List.of(SMALL, DEEP, MANY, LARGE);
}
