package switchboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows where standard error goes. Stateless. */
final class ErrorStream {
    private static final Path LINUX = Path.of("/proc/self/fd/2");

    private ErrorStream() {}

    /** Returns whether somebody may be looking at it. Elsewhere than on Linux that is a guess. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(LINUX).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return System.console() != null;
        }
    }
}
