package switchboard.bench.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import switchboard.ui.fake.EdtLatencyProbe;

/**
 * The state of the process at the end of a minute.
 *
 * @param clients the connected clients
 * @param connections the connections so far
 * @param messages the messages on disk
 * @param heap the live bytes after a collection, without those of the model
 * @param threads the platform threads
 * @param descriptors the open file descriptors, those of clients and proxy included; 0 where the system does not tell
 * @param delays the delays of the event dispatch thread during the minute
 * @param unserved the nanoseconds of the minute in which that thread was ready to run without a processor
 */
record Vitals(
        int clients,
        long connections,
        long messages,
        long heap,
        int threads,
        long descriptors,
        EdtLatencyProbe.Delays delays,
        long unserved) {
    /** Returns the live bytes; runs a garbage collection, which pauses all threads. */
    static long heapNow() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static int threadsNow() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    static long descriptorsNow() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /**
     * Returns the number of open sockets, -1 where the system does not tell. Other descriptors are not counted,
     * because fonts and libraries are opened at any time.
     */
    static int socketsNow() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return -1;
        }
        int sockets = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
            for (Path descriptor : descriptors) {
                sockets += isSocket(descriptor) ? 1 : 0;
            }
        }
        return sockets;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d clients, %,d connections so far, %,d messages, heap %.1f MiB, %d threads, %d descriptors,"
                        + " event dispatch delay p50 %.1f, p99 %.1f, longest %.0f ms, without a processor %,.0f ms",
                clients,
                connections,
                messages,
                heap / 1048576.0,
                threads,
                descriptors,
                delays.median() / 1e6,
                delays.p99() / 1e6,
                delays.longest() / 1e6,
                unserved / 1e6);
    }
}
