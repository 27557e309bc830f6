package switchboard.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.text.CodedException;
import switchboard.text.CodedText;
import switchboard.text.SystemText;

/** Reads a whole file of a bounded size. Thread-safe, stateless; waits for the disk. */
public final class BoundedFile {
    private BoundedFile() {}

    /** Thrown if a file cannot be read; the text is a part of a sentence. */
    public static final class UnreadableException extends CodedException {
        private static final long serialVersionUID = 1L;

        private UnreadableException(CodedText text) {
            super(text);
        }
    }

    /**
     * Returns the bytes of a file.
     *
     * @param most the largest number of bytes
     * @throws UnreadableException if it is larger, is no regular file or cannot be read
     */
    public static byte[] read(Path path, int most) throws UnreadableException {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // A pipe or a terminal would be waited for without an end.
                throw new UnreadableException(
                        (Files.isDirectory(path) ? SystemText.FILE_FOLDER : SystemText.FILE_NOT_REGULAR)
                                .with(path.toString()));
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new UnreadableException(SystemText.FILE_LARGE.with(path.toString(), Files.size(path), most));
                }
                return bytes;
            }
        } catch (IOException failed) {
            throw new UnreadableException(
                    Files.exists(path) && !Files.isReadable(path)
                            ? SystemText.FILE_NOT_READABLE.with(path.toString())
                            : FileFailure.why(failed, path));
        }
    }
}
