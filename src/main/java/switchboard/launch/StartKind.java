package switchboard.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two kinds of a start. Java maps all of an archive, and a console has no use for the classes of a window. */
public enum StartKind {
    CONSOLE,
    WINDOW;

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseCompactObjectHeaders",
            "-Djdk.nio.maxCachedBufferSize=262144",
            "-Djdk.serialFilter=!*");

    /**
     * A larger young generation: the garbage of ten thousand busy clients is collected without a full collection, which
     * would stop the window for a fifth of a second.
     */
    private static final List<String> MEMORY_OF_WINDOW =
            List.of("-XX:NewRatio=1", "-XX:SurvivorRatio=3", "-XX:MetaspaceSize=64m");

    /**
     * Linux and macOS heed the priorities of threads only with this policy, which Java warns of although nobody here
     * raises a priority; Windows heeds them anyway. The compiler is between the window and the program.
     */
    private static final List<String> PRIORITIES_OF_WINDOW =
            List.of("-XX:ThreadPriorityPolicy=1", "-XX:-PrintWarnings", "-XX:CompilerThreadPriority=2");

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the flags of {@code java} for this kind of start. */
    public List<String> flags(boolean windows) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(windowFlags(windows));
        return flags;
    }

    /** Returns those that only a start with a window has. */
    public List<String> windowFlags(boolean windows) {
        List<String> flags = new ArrayList<>();
        if (this == WINDOW) {
            flags.addAll(MEMORY_OF_WINDOW);
            if (!windows) {
                flags.addAll(PRIORITIES_OF_WINDOW);
            }
        }
        return flags;
    }
}
