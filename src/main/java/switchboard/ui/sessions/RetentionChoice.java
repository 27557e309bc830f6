package switchboard.ui.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.archive.RetentionPolicy;
import switchboard.ui.Settings;

/**
 * The retention limits that the user chose, stored in the settings. Immutable.
 *
 * @param days the age in days, 0 for no limit
 * @param gigabytes the total size in GB, 0 for no limit
 */
record RetentionChoice(int days, int gigabytes) {
    /** The offered ages in days; 0 for no limit. */
    static final List<Integer> DAYS = List.of(0, 30, 90, 365);

    /** The offered total sizes in GB (1 GB = 1,000,000,000 bytes); 0 for no limit. */
    static final List<Integer> GIGABYTES = List.of(0, 1, 5, 20, 100);

    private static final String DAYS_KEY = "sessions.keep.days";
    private static final String GIGABYTES_KEY = "sessions.keep.gigabytes";
    private static final long GIGABYTE = 1_000_000_000L;

    static RetentionChoice of(Settings settings) {
        return new RetentionChoice(
                Math.max(0, settings.number(DAYS_KEY, 0)), Math.max(0, settings.number(GIGABYTES_KEY, 0)));
    }

    void putInto(Settings settings) {
        settings.put(DAYS_KEY, days);
        settings.put(GIGABYTES_KEY, gigabytes);
    }

    RetentionPolicy keep() {
        return new RetentionPolicy(
                days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
                gigabytes == 0 ? OptionalLong.empty() : OptionalLong.of(gigabytes * GIGABYTE));
    }

    boolean isEverything() {
        return days == 0 && gigabytes == 0;
    }
}
