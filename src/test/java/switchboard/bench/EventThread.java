package switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the system tells of the event dispatch thread. */
public final class EventThread {
    private EventThread() {}

    /** Returns how long it has been ready to run and had no processor, in nanoseconds; 0 where Linux is not. */
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
