package switchboard.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The faults of a connection, for each direction. Immutable.
 *
 * @param up the faults towards the server
 * @param down the faults towards the client
 */
public record NetworkFaults(Faults up, Faults down) {
    private static final int KINDS = 9;

    /** No faults. */
    public static final NetworkFaults FAIR = new NetworkFaults(Faults.NONE, Faults.NONE);

    /** Returns the same faults in both directions. */
    public static NetworkFaults both(Faults faults) {
        return new NetworkFaults(faults, faults);
    }

    /**
     * Returns the random faults of a connection for a seed; equal arguments give equal faults.
     *
     * @param connection the connection's number, counted from 1
     */
    public static NetworkFaults of(long seed, int connection) {
        SplittableRandom random = new SplittableRandom(seed ^ connection * 0x9E3779B97F4A7C15L);
        return new NetworkFaults(faults(random), faults(random));
    }

    private static Faults faults(SplittableRandom random) {
        Faults faults = Faults.NONE;
        int many = random.nextInt(3);
        for (int i = 0; i < many; i++) {
            faults = one(faults, random);
        }
        return faults;
    }

    private static Faults one(Faults faults, SplittableRandom random) {
        return switch (random.nextInt(KINDS)) {
            case 0, 1 -> faults.delayed(Duration.ofMillis(random.nextInt(40)), Duration.ofMillis(random.nextInt(20)));
            case 2 -> faults.throttled(20_000 + random.nextInt(200_000));
            case 3, 4 -> faults.sliced(1 + random.nextInt(70), Duration.ofNanos(random.nextInt(1_000_000)));
            case 5 -> faults.closedLate(Duration.ofMillis(random.nextInt(200)));
            case 6 -> faults.cut(Faults.How.RESET, random.nextInt(8_000));
            case 7 ->
                faults.cut(random.nextBoolean() ? Faults.How.HALF_CLOSE : Faults.How.LIMIT, random.nextInt(8_000));
            default -> random.nextInt(4) == 0 ? faults.swallowed() : faults;
        };
    }
}
