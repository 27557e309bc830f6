package switchboard.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Watches that a file which is being written, and its write-ahead log, keep their names.
 *
 * <p>A system that lets open files be deleted goes on writing them without a complaint, and everything is gone when
 * they are closed. Looks at names only, never opens anything.
 */
final class FilePresence {
    private final Path file;
    private final Path log;
    private Optional<Object> fileBefore = Optional.empty();
    private Optional<Object> logBefore = Optional.empty();
    private boolean reliable = true;

    FilePresence(Path file) {
        this.file = file;
        log = file.resolveSibling(file.getFileName() + "-wal");
    }

    /** Remembers what is there now. */
    void begin() {
        fileBefore = identity(file);
        logBefore = identity(log);
        // Some network file systems invent a file's identity anew each time.
        reliable = isSame();
    }

    /** Returns whether that is there still. */
    boolean isSame() {
        return !reliable
                || identity(file).equals(fileBefore)
                        && (logBefore.isEmpty() || identity(log).equals(logBefore));
    }

    /** Returns what tells a file from another one that later has its name; the same for all where nothing does. */
    private static Optional<Object> identity(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Optional.of(Objects.requireNonNullElse(key, "there"));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
