package switchboard.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the other processes that hold locks on a file, as far as the system tells: on Linux only. Stateless; the file
 * itself is not opened.
 */
public final class LockHolders {
    private static final Path LOCKS = Path.of("/proc/locks");
    private static final int MOST_NAMED = 3;

    private LockHolders() {}

    /**
     * Returns the other processes that hold a POSIX lock on any of the bytes {@code from} to {@code to} of a file, such
     * as {@code sqlite3 (process 4711)}; three at most, and none where it is not known.
     */
    public static List<String> of(Path file, long from, long to) {
        try {
            String inode = String.valueOf(Files.getAttribute(file, "unix:ino"));
            try (Stream<String> locks = Files.lines(LOCKS, StandardCharsets.ISO_8859_1)) {
                return locks.flatMap(line -> holder(line, inode, from, to).stream())
                        .filter(process -> process != ProcessHandle.current().pid())
                        .distinct()
                        .limit(MOST_NAMED)
                        .map(LockHolders::name)
                        .toList();
            }
        } catch (IOException | RuntimeException unknown) {
            return List.of();
        }
    }

    /**
     * Reads a line such as {@code 7: POSIX ADVISORY READ 4711 fe:00:1234 124 124} (proc_locks(5)). The device is not
     * compared: some file systems show another one there than in a file's attributes.
     */
    private static Optional<Long> holder(String line, String inode, long from, long to) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 8 || !words[1].equals("POSIX") || !words[5].endsWith(":" + inode)) {
            return Optional.empty();
        }
        long first = Long.parseLong(words[6]);
        long last = words[7].equals("EOF") ? Long.MAX_VALUE : Long.parseLong(words[7]);
        return first <= to && last >= from ? Optional.of(Long.parseLong(words[4])) : Optional.empty();
    }

    private static String name(long process) {
        try {
            String command = Files.readString(
                            Path.of("/proc", Long.toString(process), "comm"), StandardCharsets.ISO_8859_1)
                    .strip()
                    .replaceAll("[^\\x21-\\x7e]", "?");
            return command + " (process " + process + ")";
        } catch (IOException unknown) {
            return "process " + process;
        }
    }
}
