package switchboard.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Unpacks native libraries into the user's cache, which no other user can write to. Stateless; may wait for the disk.
 *
 * <p>Each content has one file, which all starts share. So a program that is killed leaves nothing behind, and a file
 * that another user put there is never loaded.
 */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Returns the folder of the unpacked libraries of this user. */
    public static Path usualFolder() {
        return UserFolders.ofUser().cache().resolve("native");
    }

    /**
     * Returns the file of a library, which keeps its name and lies alone in a folder below {@code folder}. A file that
     * is there already is used if it has exactly these bytes, and is replaced otherwise.
     *
     * @param resource the library's content; it is read, not closed
     */
    public static Path unpacked(Path folder, String name, InputStream resource) throws IOException {
        byte[] content = resource.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(content);
        Path own = folder.resolve(String.format(Locale.ROOT, "%08x", sum.getValue()));
        PrivateFiles.createDirectories(folder);
        PrivateFiles.createDirectories(own);
        Path file = own.resolve(name);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Path part = PrivateFiles.createTemporaryFile(own, ".part");
            try {
                Files.write(part, content);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return file;
    }
}
