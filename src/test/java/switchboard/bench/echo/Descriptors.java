package switchboard.bench.echo;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Whether the system lets a process keep as many sockets open as are needed, here and in the servers. */
final class Descriptors {
    /** What a process has open beside its clients. */
    private static final int BESIDE = 200;

    private Descriptors() {}

    /** Returns whether that many clients can be had; if not, say so. */
    static boolean sufficeFor(int clients, PrintStream out) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < clients + BESIDE) {
            out.printf(
                    Locale.ROOT,
                    "The scenario with %,d clients is left out: this system lets a process open %,d files"
                            + " (ulimit -n), and %,d are needed.%n",
                    clients,
                    system.getMaxFileDescriptorCount(),
                    clients + BESIDE);
            return false;
        }
        return true;
    }
}
