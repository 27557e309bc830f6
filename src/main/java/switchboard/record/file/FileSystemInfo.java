package switchboard.record.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The properties of the file system of a folder that a session depends on. Each call asks the system. Thread-safe. */
public interface FileSystemInfo {
    /** The file systems of this computer. */
    FileSystemInfo SYSTEM = new FileSystemInfo() {
        /** The store of the folder that was asked for last. Finding one takes 0.1 ms, asking it a fiftieth of that. */
        private volatile @Nullable KnownStore lastStore;

        @Override
        public String fileSystem(Path folder) throws IOException {
            return Files.getFileStore(folder).type();
        }

        @Override
        public long room(Path folder) throws IOException {
            return store(folder).getUsableSpace();
        }

        @Override
        public long size(Path folder) throws IOException {
            return store(folder).getTotalSpace();
        }

        private FileStore store(Path folder) throws IOException {
            KnownStore known = lastStore;
            if (known == null || !known.folder.equals(folder)) {
                known = new KnownStore(folder, Files.getFileStore(folder));
                lastStore = known;
            }
            return known.store;
        }
    };

    /** The file store of a folder. */
    record KnownStore(Path folder, FileStore store) {}

    /** Returns the system's name of the file system's type. */
    String fileSystem(Path folder) throws IOException;

    /** Returns the number of bytes that can still be written. */
    long room(Path folder) throws IOException;

    /** Returns the size of the file system in bytes; 0 if it is not known, and then the room is not known either. */
    default long size(Path folder) throws IOException {
        return Long.MAX_VALUE;
    }

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
