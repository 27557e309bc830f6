package switchboard.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of the variable PATH, in which the system looks for programs. Stateless. */
public final class SearchPath {
    private SearchPath() {}

    /** Returns whether one of the folders has this program. */
    public static boolean has(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
