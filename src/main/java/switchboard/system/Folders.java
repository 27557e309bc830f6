package switchboard.system;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides where this user's files belong, by the rules of each platform. The one place that decides it.
 *
 * <p>On Linux and its like those of the XDG Base Directory Specification. Touches nothing; none of the folders need
 * exist. Thread-safe.
 */
public final class Folders {
    private static final Folders OF_USER = new Folders(
            System.getProperty("os.name", ""),
            name -> Optional.ofNullable(System.getenv(name)).orElse(""),
            System.getProperty("user.home", ""));

    private static final String OWN = "switchboard";
    private static final String OWN_TITLE = "Switchboard";

    private final boolean windows;
    private final boolean mac;
    private final UnaryOperator<String> environment;
    private final Path home;

    /**
     * Looks at a system.
     *
     * @param system what Java calls it
     * @param environment returns a variable of the environment, empty where there is none
     * @param javasHome what Java takes for the home folder; it is {@code ?} for a user whom the system does not know
     */
    Folders(String system, UnaryOperator<String> environment, String javasHome) {
        String name = system.toLowerCase(Locale.ROOT);
        this.windows = name.startsWith("windows");
        this.mac = name.startsWith("mac");
        this.environment = environment;
        this.home = home(javasHome);
    }

    private Path home(String javasHome) {
        if (windows) {
            return Path.of(javasHome);
        }
        // Java asks the list of users instead, where whoever runs in a container often does not stand.
        String wanted = environment.apply("HOME");
        if (wanted.startsWith("/")) {
            return Path.of(wanted);
        }
        // As GLib does, where there is no home at all.
        return Path.of(javasHome.startsWith("/") ? javasHome : "/");
    }

    /** Returns the folders of the user who runs this program. */
    public static Folders ofUser() {
        return OF_USER;
    }

    /** Returns the home folder. */
    public Path home() {
        return home;
    }

    /** Returns the folder of recorded sessions. */
    public Path sessions() {
        return data().resolve("sessions");
    }

    /** Returns the folder of everything that the program keeps. */
    public Path data() {
        if (mac) {
            return home.resolve("Library/Application Support").resolve(OWN_TITLE);
        }
        return windows ? windows("LOCALAPPDATA", "Local") : everybodysData().resolve(OWN);
    }

    /** Returns the folder of what the window remembers. */
    public Path settings() {
        if (mac) {
            return home.resolve("Library/Application Support").resolve(OWN_TITLE);
        }
        return windows
                ? windows("APPDATA", "Roaming")
                : xdg("XDG_CONFIG_HOME", ".config").resolve(OWN);
    }

    /** Returns, by the XDG specification, the folder in which each program's data have a folder. */
    public Path everybodysData() {
        return xdg("XDG_DATA_HOME", ".local/share");
    }

    private Path windows(String variable, String usual) {
        String given = environment.apply(variable);
        return (given.isEmpty() ? home.resolve("AppData").resolve(usual) : Path.of(given)).resolve(OWN_TITLE);
    }

    /** A path that is not absolute is to be ignored, says the specification. */
    private Path xdg(String variable, String usual) {
        String given = environment.apply(variable);
        return given.startsWith("/") ? Path.of(given) : home.resolve(usual);
    }
}
