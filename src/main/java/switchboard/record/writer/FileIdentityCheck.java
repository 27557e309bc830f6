package switchboard.record.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks that an open session file and its write-ahead log still have their names. Used by the writing thread.
 *
 * <p>Systems that allow the deletion of open files report no error for further writes, and the content is lost when the
 * files are closed. This class compares file identities and never opens a file.
 */
final class FileIdentityCheck {
    private final Path file;
    private final Path log;
    private Optional<Object> fileBefore = Optional.empty();
    private Optional<Object> logBefore = Optional.empty();
    private boolean reliable = true;

    FileIdentityCheck(Path file) {
        this.file = file;
        log = file.resolveSibling(file.getFileName() + "-wal");
    }

    /** Stores the present identities of the files. */
    void begin() {
        fileBefore = identity(file);
        logBefore = identity(log);
        // Some network file systems generate a new identity at each call.
        reliable = isSame();
    }

    /** Returns whether the files are still those of {@link #begin}. */
    boolean isSame() {
        return !reliable
                || identity(file).equals(fileBefore)
                        && (logBefore.isEmpty() || identity(log).equals(logBefore));
    }

    /**
     * Deletes the log and its shared memory if they stayed at their paths while the file is gone, so that they are not
     * played into the next file of that name. Called when the content was copied and the file is closed.
     */
    void deleteOrphans() throws IOException {
        boolean stayed = logBefore.isPresent() && identity(log).equals(logBefore);
        if (reliable && stayed && !identity(file).equals(fileBefore)) {
            Files.deleteIfExists(log);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
        }
    }

    /**
     * Returns the identity of a file, which differs from that of a later file with its name; a constant if the file
     * system has no identities.
     */
    private static Optional<Object> identity(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Optional.of(Objects.requireNonNullElse(key, "there"));
        } catch (IOException missingFile) {
            return Optional.empty();
        }
    }
}
