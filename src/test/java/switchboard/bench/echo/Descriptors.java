package switchboard.bench.echo;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Checks the limit of file descriptors of this process and the servers. */
final class Descriptors {
    /** The number of file descriptors besides those of clients. */
    private static final int BESIDE = 200;

    private Descriptors() {}

    /** Returns whether the limit suffices for the clients; prints an explanation if not. */
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
