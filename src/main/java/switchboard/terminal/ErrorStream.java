package switchboard.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Detects the target of standard error.
 *
 * <p>Stateless and thread-safe.
 */
public final class ErrorStream {
    /** The link to the target of standard error on Linux; see proc(5). */
    private static final Path LINUX = Path.of("/proc/self/fd/2");

    private ErrorStream() {}

    /**
     * Returns whether standard error is a terminal. Without {@code /proc}, that is on other systems than Linux, the
     * result is a guess.
     */
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(LINUX).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return System.console() != null;
        }
    }
}
