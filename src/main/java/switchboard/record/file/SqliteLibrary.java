package switchboard.record.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import switchboard.record.SessionException;
import switchboard.system.NativeLibrary;
import switchboard.text.RecordText;

/**
 * Loads SQLite's native library from the user's cache. Stateless.
 *
 * <p>The driver unpacks it into the temporary directory if it cannot be unpacked there, or if no program may run from
 * there.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String DIRECTORY_PROPERTY = "org.sqlite.tmpdir";
    private static final String LIBRARY_DIRECTORY_PROPERTY = "org.sqlite.lib.path";
    private static final String LIBRARY_NAME_PROPERTY = "org.sqlite.lib.name";

    private SqliteLibrary() {}

    /** Loads the library if it is not loaded yet. */
    public static void load() throws SessionException {
        load(NativeLibrary.usualFolder());
    }

    /**
     * Loads SQLite's native library from a directory, or from the temporary directory if that is not possible.
     *
     * @throws SessionException in a sentence, if it loads from neither
     */
    public static void load(Path ownDirectory) throws SessionException {
        if (System.getProperty(DIRECTORY_PROPERTY) == null && System.getProperty(LIBRARY_DIRECTORY_PROPERTY) == null) {
            unpack(ownDirectory);
        }
        if (!loads()) {
            throw new SessionException(
                    RecordText.LIBRARY.with(temporaryDirectory(), ownDirectory.toString(), DIRECTORY_PROPERTY));
        }
    }

    private static String temporaryDirectory() {
        return System.getProperty(DIRECTORY_PROPERTY, System.getProperty("java.io.tmpdir", ""));
    }

    private static void unpack(Path directory) {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream content = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (content != null) {
                Path file = NativeLibrary.unpacked(directory, name, content);
                // The driver tries this file first, and goes on with the temporary directory if it does not load.
                System.setProperty(LIBRARY_DIRECTORY_PROPERTY, String.valueOf(file.getParent()));
                System.setProperty(LIBRARY_NAME_PROPERTY, name);
            }
        } catch (IOException impossible) {
            LOG.debug("SQLite's library can't be unpacked into {}", directory, impossible);
        }
    }

    /** Tries to load the library once. The driver may throw any exception, including errors. */
    private static boolean loads() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError failure) {
            LOG.debug("SQLite's library can't be loaded", failure);
            return false;
        }
    }
}
