package switchboard.ui.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import switchboard.thread.Threads;

/** Reads the theme of the desktop. Waits for another program, so never on the event dispatch thread. */
public final class SystemTheme {
    private SystemTheme() {}

    /** Returns {@link Theme#DARK} if the desktop reports a dark theme within a second, else {@link Theme#LIGHT}. */
    public static Theme detect() {
        return detect(System.getProperty("os.name", ""));
    }

    private static Theme detect(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean dark;
        if (name.startsWith("windows")) {
            dark = answer(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme")
                    .filter(SystemTheme::isDarkOnWindows)
                    .isPresent();
        } else if (name.startsWith("mac")) {
            dark = answer("defaults", "read", "-g", "AppleInterfaceStyle")
                    .filter(output -> output.strip().equals("Dark"))
                    .isPresent();
        } else {
            dark = answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                    .filter(output -> output.contains("prefer-dark"))
                    .isPresent();
        }
        return dark ? Theme.DARK : Theme.LIGHT;
    }

    static boolean isDarkOnWindows(String output) {
        return output.contains("AppsUseLightTheme") && output.strip().endsWith("0x0");
    }

    private static Optional<String> answer(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            Threads.virtual("theme-deadline", () -> endLate(process)).start();
            try (var output = process.getInputStream()) {
                return Optional.of(new String(output.readNBytes(4096), StandardCharsets.UTF_8));
            }
        } catch (IOException missingFile) {
            // The desktop does not have this program: the theme counts as light.
            return Optional.empty();
        }
    }

    /** Ends a program that does not answer within a second, which also ends its output. */
    private static void endLate(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
