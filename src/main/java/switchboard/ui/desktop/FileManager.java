package switchboard.ui.desktop;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/** Shows files and folders in the system's file manager. Thread-safe. */
public final class FileManager {
    private static final Logger LOG = LoggerFactory.getLogger(FileManager.class);
    private static final long ANSWER_SECONDS = 5;

    private FileManager() {}

    /**
     * Shows a file in its folder, or a folder, without waiting; any thread.
     *
     * @param onFailure called on another thread if this desktop has no program that could show it
     */
    public static void show(Path path, Runnable onFailure) {
        Threads.virtual("file-manager", () -> {
                    if (!shown(path.toAbsolutePath())) {
                        onFailure.run();
                    }
                })
                .start();
    }

    private static boolean shown(Path path) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path folder = Optional.ofNullable(path.getParent())
                .filter(parent -> Files.isRegularFile(path))
                .orElse(path);
        if (system.startsWith("mac")) {
            return ran("open", "-R", path.toString()) || ran("open", folder.toString());
        }
        if (system.startsWith("windows")) {
            // Its exit code is 1 also on success.
            return started("explorer.exe", "/select," + path);
        }
        // The File Manager D-Bus Interface of freedesktop.org.
        return ran(
                        "dbus-send",
                        "--session",
                        "--print-reply",
                        "--dest=org.freedesktop.FileManager1",
                        "/org/freedesktop/FileManager1",
                        "org.freedesktop.FileManager1.ShowItems",
                        // A comma would begin the next element of the array (dbus-send).
                        "array:string:" + path.toUri().toString().replace(",", "%2C"),
                        "string:")
                || ran("xdg-open", folder.toString())
                || opened(folder);
    }

    private static boolean opened(Path folder) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
                Desktop.getDesktop().open(folder.toFile());
                return true;
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException noManager) {
            LOG.debug("No file manager for {}", folder, noManager);
        }
        return false;
    }

    private static boolean started(String... command) {
        try {
            start(command);
            return true;
        } catch (IOException missingFile) {
            return false;
        }
    }

    /**
     * Returns whether a program exists and exits with 0; a program that still runs after five seconds counts as
     * successful.
     */
    private static boolean ran(String... command) {
        try {
            Process process = start(command);
            return !process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException missingFile) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }
}
