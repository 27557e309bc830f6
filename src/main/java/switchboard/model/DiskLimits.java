package switchboard.model;

import java.util.OptionalLong;

/**
 * The limits on what a recording takes of its disk. Immutable.
 *
 * @param reserve the bytes that stay free for other programs, 0 for none; empty for the default, which depends on the
 *     disk
 * @param maxSession the bytes of the largest session; empty for no limit
 */
public record DiskLimits(OptionalLong reserve, OptionalLong maxSession) {
    /** The limits that apply unless an option sets others. */
    public static final DiskLimits DEFAULTS = new DiskLimits(OptionalLong.empty(), OptionalLong.empty());

    /** No limits. */
    public static final DiskLimits NONE = new DiskLimits(OptionalLong.of(0), OptionalLong.empty());

    private static final long USUAL_RESERVE = 1L << 30;

    /** The part of a small disk that the default reserve is. */
    private static final int USUAL_PART = 20;

    /** Returns the bytes that stay free on a disk of this size: by default 1 GiB, on a small disk a twentieth. */
    public long reserveOf(long diskBytes) {
        return reserve.orElseGet(() -> Math.min(USUAL_RESERVE, diskBytes / USUAL_PART));
    }
}
