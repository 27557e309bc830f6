package switchboard.record.file;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import switchboard.record.SessionException;
import switchboard.system.UserFolders;
import switchboard.text.RecordText;

/**
 * Loads SQLite's native library, which the driver unpacks into a directory that allows the execution of programs.
 * Stateless.
 *
 * <p>This is the temporary directory. If there is none, or it does not allow execution, it is a directory of this
 * program.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String DIRECTORY_PROPERTY = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /** Loads the library if it is not loaded yet. */
    public static void load() throws SessionException {
        load(UserFolders.ofUser().data().resolve("native"));
    }

    /**
     * Loads SQLite's native library, from a directory of this program if the temporary directory forbids it.
     *
     * @throws SessionException in a sentence, if it loads from neither
     */
    public static void load(Path ownDirectory) throws SessionException {
        if (loads() || (System.getProperty(DIRECTORY_PROPERTY) == null && loadsFrom(ownDirectory))) {
            return;
        }
        throw new SessionException(
                RecordText.LIBRARY.with(temporaryDirectory(), ownDirectory.toString(), DIRECTORY_PROPERTY));
    }

    private static String temporaryDirectory() {
        return System.getProperty(DIRECTORY_PROPERTY, System.getProperty("java.io.tmpdir", ""));
    }

    private static boolean loadsFrom(Path directory) {
        try {
            PrivateFiles.createDirectories(directory);
        } catch (IOException impossible) {
            LOG.debug("No directory {} for SQLite's library", directory, impossible);
            return false;
        }
        System.setProperty(DIRECTORY_PROPERTY, directory.toString());
        boolean loaded = loads();
        if (!loaded) {
            System.clearProperty(DIRECTORY_PROPERTY);
        }
        return loaded;
    }

    /** Tries to load the library once. The driver may throw any exception, including errors. */
    private static boolean loads() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError failure) {
            LOG.debug("SQLite's library can't be loaded from {}", temporaryDirectory(), failure);
            return false;
        }
    }
}
