package switchboard.bench;

import java.util.Arrays;
import java.util.List;

/** JVM flags of measured processes. */
public final class JavaFlags {
    /** The first Java version with the flag {@code --sun-misc-unsafe-memory-access} (JEP 471). */
    private static final int UNSAFE_IS_KEPT_BACK = 23;

    private JavaFlags() {}

    /**
     * Returns the flags with which {@code run.sh} starts the program; empty if {@code run.sh} did not start this
     * process.
     */
    public static List<String> ofRunScript() {
        return Arrays.stream(System.getProperty("switchboard.bench.flags", "").split(" ", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    /** Returns the flag that lets libraries use {@code Unsafe}, as their documentation asks. */
    public static List<String> allowingUnsafe() {
        return Runtime.version().feature() < UNSAFE_IS_KEPT_BACK
                ? List.of()
                : List.of("--sun-misc-unsafe-memory-access=allow");
    }
}
