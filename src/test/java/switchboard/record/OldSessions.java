package switchboard.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import switchboard.record.file.Sqlite;

/** Session files of older versions of the format. */
public final class OldSessions {
    private OldSessions() {}

    /** Copies the session of a version into a directory. */
    public static Path put(int version, Path directory) throws IOException, SQLException {
        Path file = directory.resolve("version-" + version + ".db");
        if (version == 1) {
            run(file);
        } else {
            // This is a class with its usual mistakes, recorded by the last commit before version 3; a gap was added by
            // hand.
            try (InputStream kept = new GZIPInputStream(resource("session-" + version + ".db.gz"))) {
                Files.copy(kept, file);
            }
        }
        return file;
    }

    private static void run(Path file) throws IOException, SQLException {
        try (InputStream statements = resource("session-1.sql");
                Connection connection = Sqlite.writing(Files.createFile(file))) {
            String sql = new String(statements.readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : sql.split("\n----\n", -1)) {
                Sqlite.execute(connection, statement);
            }
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OldSessions.class.getResourceAsStream(name));
    }
}
