package switchboard.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The faults of each connection, one for each direction.
 *
 * @param up on the way to the server
 * @param down on the way back
 */
public record Weather(Faults up, Faults down) {
    private static final int KINDS = 9;

    /** Nothing is wrong. */
    public static final Weather FAIR = new Weather(Faults.NONE, Faults.NONE);

    /** Returns the same faults both ways. */
    public static Weather both(Faults faults) {
        return new Weather(faults, faults);
    }

    /** Returns what a seed has in store for a connection, counted from 1: the same each time. */
    public static Weather of(long seed, int connection) {
        SplittableRandom random = new SplittableRandom(seed ^ connection * 0x9E3779B97F4A7C15L);
        return new Weather(faults(random), faults(random));
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
