package switchboard.bench.baddays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The kinds of bad days. */
enum BadDay {
    FULL_DISK,
    DELETED_FOLDER,
    STANDSTILL,
    CLOCK_JUMP,
    NOT_READING,
    RESETS;

    /** Returns each kind once, in an order by chance. */
    static List<BadDay> shuffled(SplittableRandom random) {
        List<BadDay> days = new ArrayList<>(Arrays.asList(values()));
        for (int index = days.size(); index > 1; index--) {
            days.add(days.remove(random.nextInt(index)));
        }
        return days;
    }
}
