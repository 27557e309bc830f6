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
import switchboard.text.CodedText;
import switchboard.text.SystemText;

/**
 * Finds the reason why an operation on a file failed. Thread-safe, stateless.
 *
 * <p>Uses the type of the exception, and otherwise looks at the file and its disk, because the exception's message is
 * in the language of the operating system.
 */
public final class FileFailure {
    /** The free bytes below which a disk counts as full: one block of the usual size. */
    private static final long FULL_BYTES = 4_096;

    /** The longest file name: 255 bytes on Linux (NAME_MAX), 255 characters on macOS and Windows. */
    private static final int LONGEST_NAME = 255;

    private FileFailure() {}

    /**
     * Returns the reason why a file operation failed, as the middle of a sentence.
     *
     * @param path the file
     */
    public static CodedText why(IOException failed, Path path) {
        return switch (failed) {
            case AccessDeniedException denied -> SystemText.FILE_DENIED.with(path.toString());
            case NoSuchFileException missing when !Files.exists(path) -> SystemText.FILE_MISSING.with(path.toString());
            case FileAlreadyExistsException exists
            when isIrregular(exists) -> SystemText.FILE_IRREGULAR.with(exists.getFile());
            case FileAlreadyExistsException exists -> SystemText.FILE_EXISTS.with(path.toString());
            case NotDirectoryException noFolder -> SystemText.FILE_NO_FOLDER.with(path.toString());
            case DirectoryNotEmptyException full -> SystemText.FILE_NOT_EMPTY.with(path.toString());
            default -> lookedAt(failed, path);
        };
    }

    /** Returns whether a pipe or a device is in the way. */
    private static boolean isIrregular(FileAlreadyExistsException exists) {
        Path file = Path.of(exists.getFile());
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static CodedText lookedAt(IOException failed, Path given) {
        if (FileDescriptors.areShort()) {
            return SystemText.FILE_NONE_LEFT.with();
        }
        Path path = given.toAbsolutePath();
        for (Path name : path) {
            if (name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return SystemText.FILE_LONG.with(name.toString());
            }
        }
        Path there = existing(path);
        boolean above = !there.equals(path);
        if (above && !Files.isDirectory(there)) {
            return SystemText.FILE_NO_FOLDER.with(there.toString());
        }
        // The classes of java.io throw it for every reason.
        if (failed instanceof FileNotFoundException) {
            if (above && !there.equals(path.getParent())) {
                return SystemText.FILE_MISSING.with(String.valueOf(path.getParent()));
            }
            if (!above && Files.isDirectory(there)) {
                return SystemText.FILE_FOLDER.with(there.toString());
            }
            if (!Files.isWritable(there)) {
                return SystemText.FILE_DENIED.with(there.toString());
            }
        }
        return onDisk(failed, given, there);
    }

    private static CodedText onDisk(IOException failed, Path path, Path there) {
        try {
            FileStore disk = Files.getFileStore(there);
            if (disk.isReadOnly()) {
                return SystemText.FILE_READ_ONLY.with(path.toString());
            }
            // A file system without a disk, such as /proc, has a total size of 0.
            if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < FULL_BYTES) {
                return SystemText.FILE_FULL.with(path.toString());
            }
        } catch (IOException unknown) {
            failed.addSuppressed(unknown);
        }
        String words = failed instanceof FileSystemException known ? known.getReason() : failed.getMessage();
        return words == null
                ? SystemText.FILE_FAILED.with(path.toString())
                : SystemText.FILE_SAID.with(path.toString(), words);
    }

    /** Returns the path, or the nearest folder above it that exists. */
    private static Path existing(Path place) {
        Path at = place;
        for (Path above = at.getParent(); above != null && !Files.exists(at); above = at.getParent()) {
            at = above;
        }
        return at;
    }
}
