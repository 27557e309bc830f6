package switchboard.bench.echo;

import java.util.Arrays;
import java.util.List;

/** The flags that {@code run.sh} starts the program with, handed over by it in a system property. */
final class JavaFlags {
    private JavaFlags() {}

    /** Return them; none if this was not started by {@code run.sh}. */
    static List<String> ofRunScript() {
        return Arrays.stream(System.getProperty("switchboard.bench.flags", "").split(" ", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
