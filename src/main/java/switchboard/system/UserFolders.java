package switchboard.system;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folders of the current user's files, by the rules of each platform. No other code decides them.
 *
 * <p>Linux and similar systems use the XDG Base Directory Specification. Creates nothing; the folders need not exist.
 * Immutable, thread-safe.
 */
public final class UserFolders {
    private static final UserFolders OF_USER = new UserFolders(
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
     * Creates the folders of a system.
     *
     * @param system the value of Java's {@code os.name}
     * @param environment returns an environment variable, empty if it is not set
     * @param javasHome the value of Java's {@code user.home}; it is {@code ?} for a user that the system does not know
     */
    UserFolders(String system, UnaryOperator<String> environment, String javasHome) {
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
        // Java uses the list of users instead, which often lacks the user of a container.
        String wanted = environment.apply("HOME");
        if (wanted.startsWith("/")) {
            return Path.of(wanted);
        }
        // GLib uses the root folder too if there is no home folder.
        return Path.of(javasHome.startsWith("/") ? javasHome : "/");
    }

    /** Returns the folders of the user of this process. */
    public static UserFolders ofUser() {
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

    /** Returns the folder of all data of the program. */
    public Path data() {
        if (mac) {
            return home.resolve("Library/Application Support").resolve(OWN_TITLE);
        }
        return windows ? windows("LOCALAPPDATA", "Local") : everybodysData().resolve(OWN);
    }

    /** Returns the folder of files that can be made again at any time. */
    public Path cache() {
        if (mac) {
            return home.resolve("Library/Caches").resolve(OWN_TITLE);
        }
        return windows
                ? windows("LOCALAPPDATA", "Local").resolve("cache")
                : xdg("XDG_CACHE_HOME", ".cache").resolve(OWN);
    }

    /** Returns the folder of the window's settings. */
    public Path settings() {
        if (mac) {
            return home.resolve("Library/Application Support").resolve(OWN_TITLE);
        }
        return windows
                ? windows("APPDATA", "Roaming")
                : xdg("XDG_CONFIG_HOME", ".config").resolve(OWN);
    }

    /** Returns the folder with the data of all programs, {@code XDG_DATA_HOME} of the XDG specification. */
    public Path everybodysData() {
        return xdg("XDG_DATA_HOME", ".local/share");
    }

    private Path windows(String variable, String usual) {
        String given = environment.apply(variable);
        return (given.isEmpty() ? home.resolve("AppData").resolve(usual) : Path.of(given)).resolve(OWN_TITLE);
    }

    /**
     * Returns the folder in an XDG variable, or its default; the XDG specification ignores paths that are not absolute.
     */
    private Path xdg(String variable, String usual) {
        String given = environment.apply(variable);
        return given.startsWith("/") ? Path.of(given) : home.resolve(usual);
    }
}
