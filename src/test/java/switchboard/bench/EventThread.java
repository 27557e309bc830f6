package switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The system's statistics of the event dispatch thread. */
public final class EventThread {
    private EventThread() {}

    /**
     * Returns the time in nanoseconds for which the event dispatch thread was ready to run without a processor; 0 on
     * other systems than Linux.
     */
    public static long waitedForProcessor() throws IOException {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).startsWith("AWT-EventQueue")) {
                    return Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", -1)[1]);
                }
            }
        }
        return 0;
    }
}
