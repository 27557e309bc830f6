package switchboard.record.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The properties of the file system of a folder that a session depends on. Each call asks the system. Thread-safe. */
public interface FileSystemInfo {
    /** The file systems of this computer. */
    FileSystemInfo SYSTEM = new FileSystemInfo() {
        @Override
        public String fileSystem(Path folder) throws IOException {
            return store(folder).type();
        }

        @Override
        public long room(Path folder) throws IOException {
            return store(folder).getUsableSpace();
        }

        private FileStore store(Path folder) throws IOException {
            return Files.getFileStore(folder);
        }
    };

    /** Returns the system's name of the file system's type. */
    String fileSystem(Path folder) throws IOException;

    /** Returns the number of bytes that can still be written. */
    long room(Path folder) throws IOException;

    /** Returns whether a folder lies on a network file system; false if its type is not known. */
    default boolean isNetwork(Path folder) {
        try {
            return isNetwork(fileSystem(folder));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Returns whether a type of file system is a network file system or, like one, stores its files elsewhere. */
    static boolean isNetwork(String fileSystem) {
        String type = fileSystem.toLowerCase(Locale.ROOT);
        return type.startsWith("nfs")
                || type.startsWith("smb")
                || type.startsWith("fuse.")
                || List.of("cifs", "9p", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph", "vboxsf", "prl_fs")
                        .contains(type);
    }
}
