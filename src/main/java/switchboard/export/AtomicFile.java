package switchboard.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.text.ExportText;

/**
 * A file that appears under its name only when it is complete and synced to the disk. Used by one thread.
 *
 * <p>It is written under a temporary name in the same folder. Closing it before {@link #complete} deletes it.
 */
final class AtomicFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);

    /**
     * The endings of session files. SQLite may have such a file open, and closing another descriptor of that file in
     * this process would release SQLite's locks (SQLite, "How To Corrupt An SQLite Database File", 2.2).
     */
    private static final List<String> SESSIONS = List.of(".db", ".db-wal", ".db-shm", ".db-journal", ".db.lock");

    private final Path target;
    private final boolean replace;
    private final Path part;
    private final FileOutputStream file;
    private final CountingOutput out;

    private AtomicFile(Path target, boolean replace, Path part) throws IOException {
        this.target = target;
        this.replace = replace;
        this.part = part;
        // The words of clients are the owner's to share, as in the session.
        PrivateFiles.createFile(part);
        file = new FileOutputStream(part.toFile());
        out = new CountingOutput(file);
    }

    /**
     * Creates the file under its temporary name.
     *
     * @throws SessionException in a sentence for people, if the file can't be created
     */
    static AtomicFile begin(ExportTarget.ToFile wanted, Path session) throws SessionException {
        Path target = wanted.path().toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new SessionException(ExportText.FILE_FOLDER.with(target.toString()));
        }
        if (!Files.isDirectory(folder)) {
            throw new SessionException(ExportText.FILE_NO_FOLDER.with(folder.toString()));
        }
        refuseSessions(target, session);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (!wanted.replace()) {
                throw exists(target);
            }
            if (!Files.isRegularFile(target)) {
                throw new SessionException(ExportText.FILE_IRREGULAR.with(target.toString()));
            }
        }
        try {
            return new AtomicFile(
                    target, wanted.replace(), folder.resolve(".switchboard-export-" + UUID.randomUUID() + ".part"));
        } catch (IOException failure) {
            throw new SessionException(
                    ExportText.FILE_FAILED.with(folder.toString(), FileFailure.why(failure, target)), failure);
        }
    }

    private static void refuseSessions(Path target, Path session) throws SessionException {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        boolean same;
        try {
            same = Files.exists(target) && Files.isSameFile(target, session);
        } catch (IOException unknown) {
            same = false;
        }
        if (same || SESSIONS.stream().anyMatch(name::endsWith)) {
            throw new SessionException(ExportText.FILE_SESSION.with(target.toString()));
        }
    }

    private static SessionException exists(Path target) {
        return new SessionException(ExportText.FILE_EXISTS.with(target.toString()));
    }

    /** Returns the stream to write to. */
    CountingOutput out() {
        return out;
    }

    /** Syncs the file to the disk and gives it its name. */
    void complete() throws IOException, SessionException {
        out.flush();
        file.getFD().sync();
        out.close();
        if (replace) {
            moveOver();
        } else {
            moveBeside();
        }
    }

    private void moveOver() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException atomicMoveUnsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Tries a hard link first: unlike a move, it fails if another program has created the target in the meantime. A
     * file system without hard links gets a move.
     */
    private void moveBeside() throws IOException, SessionException {
        try {
            Files.createLink(target, part);
            Files.delete(part);
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists(target);
        } catch (UnsupportedOperationException | FileSystemException linksUnsupported) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw exists(target);
            }
            moveOver();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
            Files.deleteIfExists(part);
        } catch (IOException failure) {
            LOG.warn(
                    "{} could not be deleted: {}",
                    part,
                    FileFailure.why(failure, part).english());
        }
    }
}
