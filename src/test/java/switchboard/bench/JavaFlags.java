package switchboard.bench;

import java.util.Arrays;
import java.util.List;

/** Flags that measured processes are started with. */
public final class JavaFlags {
    /** The Java from which on it has to be allowed; the flag came with it. */
    private static final int UNSAFE_IS_KEPT_BACK = 23;

    private JavaFlags() {}

    /**
     * Returns those that {@code run.sh} starts the program with, as it hands them over; none if it did not start this.
     */
    public static List<String> ofRunScript() {
        return Arrays.stream(System.getProperty("switchboard.bench.flags", "").split(" ", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    /** Returns what lets libraries that are built on {@code Unsafe} use it, as their documentation asks for. */
    public static List<String> allowingUnsafe() {
        return Runtime.version().feature() < UNSAFE_IS_KEPT_BACK
                ? List.of()
                : List.of("--sun-misc-unsafe-memory-access=allow");
    }
}
