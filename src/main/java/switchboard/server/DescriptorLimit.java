package switchboard.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files the operating system lets this process open. Stateless. */
public final class DescriptorLimit {
    /** What the program itself needs besides its clients. */
    private static final int KEPT_BACK = 64;

    private DescriptorLimit() {}

    /** Return {@code wanted} connections, or fewer if the process may not open so many files. */
    public static int lowered(int wanted) {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) {
            return wanted;
        }
        try {
            for (String line : Files.readAllLines(limits)) {
                if (line.startsWith("Max open files")) {
                    String soft =
                            line.substring("Max open files".length()).strip().split(" +")[0];
                    return soft.equals("unlimited")
                            ? wanted
                            : (int) Math.max(1, Math.min(wanted, Long.parseLong(soft) - KEPT_BACK));
                }
            }
        } catch (IOException | NumberFormatException unknown) {
            return wanted;
        }
        return wanted;
    }
}
