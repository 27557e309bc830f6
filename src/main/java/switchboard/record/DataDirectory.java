package switchboard.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** Know where each platform wants a program's data. Touches nothing; any thread. */
public final class DataDirectory {
    private DataDirectory() {}

    /** Return the directory of recorded sessions of this user; it need not exist. */
    public static Path sessions() {
        return program().resolve("sessions");
    }

    /** Return the directory of everything that the program keeps for this user; it need not exist. */
    public static Path program() {
        return of(
                System.getProperty("os.name", ""),
                name -> {
                    String value = System.getenv(name);
                    return value == null ? "" : value;
                },
                Path.of(System.getProperty("user.home", ".")));
    }

    static Path of(String system, Function<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Switchboard");
        }
        if (name.startsWith("windows")) {
            String local = environment.apply("LOCALAPPDATA");
            return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Switchboard");
        }
        // The XDG specification: a path that is not absolute is to be ignored.
        String data = environment.apply("XDG_DATA_HOME");
        return (data.startsWith("/") ? Path.of(data) : home.resolve(".local/share")).resolve("switchboard");
    }
}
