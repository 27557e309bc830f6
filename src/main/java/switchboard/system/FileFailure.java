package switchboard.system;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Finds out why something could not be done with a file.
 *
 * <p>By the type of the exception where that tells, and else by looking at the file and its disk: what the exception
 * says is in the language of the system.
 */
public final class FileFailure {
    /** With less room than a block of the usual size a disk counts as full. */
    private static final long FULL_BYTES = 4_096;

    /** Bytes of a name, on the file systems of Linux; those of macOS and Windows allow as many characters. */
    private static final int LONGEST_NAME = 255;

    private FileFailure() {}

    /**
     * Return why a call of the file system failed, as the middle of a sentence.
     *
     * @param path what it was about
     */
    public static String reason(IOException failed, Path path) {
        return switch (failed) {
            case AccessDeniedException denied -> Sentences.of("file.denied", path);
            case NoSuchFileException missing -> Sentences.of("file.missing", path);
            case FileAlreadyExistsException exists -> Sentences.of("file.exists", path);
            case NotDirectoryException noFolder -> Sentences.of("file.no-folder", path);
            case DirectoryNotEmptyException full -> Sentences.of("file.not-empty", path);
            default -> lookedAt(failed, path);
        };
    }

    private static String lookedAt(IOException failed, Path given) {
        if (OpenFiles.areShort()) {
            return Sentences.of("file.none-left");
        }
        Path path = given.toAbsolutePath();
        for (Path name : path) {
            if (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return Sentences.of("file.long", name);
            }
        }
        Path there = existing(path);
        boolean above = !there.equals(path);
        if (above && !Files.isDirectory(there)) {
            return Sentences.of("file.no-folder", there);
        }
        // The older classes of java.io throw it whatever the reason.
        if (failed instanceof FileNotFoundException) {
            if (above && !there.equals(path.getParent())) {
                return Sentences.of("file.missing", String.valueOf(path.getParent()));
            }
            if (!above && Files.isDirectory(there)) {
                return Sentences.of("file.folder", there);
            }
            if (!Files.isWritable(there)) {
                return Sentences.of("file.denied", there);
            }
        }
        return onDisk(failed, given, there);
    }

    private static String onDisk(IOException failed, Path path, Path there) {
        try {
            FileStore disk = Files.getFileStore(there);
            if (disk.isReadOnly()) {
                return Sentences.of("file.read-only", path);
            }
            if (disk.getUsableSpace() < FULL_BYTES) {
                return Sentences.of("file.full", path);
            }
        } catch (IOException unknown) {
            failed.addSuppressed(unknown);
        }
        String words = failed instanceof FileSystemException known ? known.getReason() : failed.getMessage();
        return words == null ? Sentences.of("file.failed", path) : Sentences.of("file.said", path, words);
    }

    /** Return the path, or the nearest folder above it that there is. */
    private static Path existing(Path place) {
        Path at = place;
        for (Path above = at.getParent(); above != null && !Files.exists(at); above = at.getParent()) {
            at = above;
        }
        return at;
    }
}
