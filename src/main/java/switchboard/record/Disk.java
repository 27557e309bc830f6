package switchboard.record;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a session needs to know of the disk on which a folder lies. Asks the system each time; thread-safe. */
interface Disk {
    /** The disks of this computer. */
    Disk SYSTEM = new Disk() {
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

    /** Returns what the system calls the kind of the file system. */
    String fileSystem(Path folder) throws IOException;

    /** Returns how many bytes more can be written. */
    long room(Path folder) throws IOException;

    /** Returns whether a folder lies on a network; false if that can't be told. */
    default boolean isNetwork(Path folder) {
        try {
            return isNetwork(fileSystem(folder));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Returns whether a kind of file system is one of a network, or keeps files elsewhere like one. */
    static boolean isNetwork(String fileSystem) {
        String type = fileSystem.toLowerCase(Locale.ROOT);
        return type.startsWith("nfs")
                || type.startsWith("smb")
                || type.startsWith("fuse.")
                || List.of("cifs", "9p", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph", "vboxsf", "prl_fs")
                        .contains(type);
    }
}
