package switchboard.bench.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import switchboard.ui.fake.Pulse;

/**
 * How the process was at the end of a minute.
 *
 * @param clients who was connected
 * @param connections how many connections had been made so far
 * @param messages how many messages were on disk
 * @param heap bytes that are alive after a collection, without what the model of the soak holds
 * @param threads platform threads
 * @param descriptors open files and sockets, of clients and proxy too; 0 where that can't be told
 * @param delays of the event dispatch thread, during the minute
 * @param unserved nanoseconds in which that thread was ready to run during the minute, and had no processor
 */
record Vitals(
        int clients,
        long connections,
        long messages,
        long heap,
        int threads,
        long descriptors,
        Pulse.Delays delays,
        long unserved) {
    /** Returns the bytes that are alive now; takes a collection, in which everybody waits. */
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

    /** Returns how many sockets are open, -1 where that can't be told. Fonts and libraries are opened at any time. */
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
