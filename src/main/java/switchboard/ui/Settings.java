package switchboard.ui;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.system.UserFolders;
import switchboard.thread.Threads;

/**
 * The settings of the window, kept as texts and numbers by name.
 *
 * <p>Thread-safe. Reading and changing never wait for the disk: another thread writes a change to the file soon after.
 * A missing or broken file means defaults. A file that can't be written means that nothing is remembered; the program's
 * log gets one line, and the window shows no error.
 */
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Optional<Path> file;
    private final Consumer<String> onWriteFailure;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();

    @GuardedBy("lock")
    private final Properties values = new Properties();

    @GuardedBy("lock")
    private boolean saving;

    @GuardedBy("writing")
    private boolean warned;

    private Settings(Optional<Path> file, Consumer<String> onWriteFailure) {
        this.file = file;
        this.onWriteFailure = onWriteFailure;
    }

    /** Returns settings that are never written to a file. */
    public static Settings inMemory() {
        return new Settings(Optional.empty(), LOG::warn);
    }

    /** Reads the settings of this user from the platform's folder for settings; not on the event dispatch thread. */
    public static Settings ofUser() {
        return of(UserFolders.ofUser().settings().resolve("window.properties"));
    }

    /** Reads the settings from a file, which need not exist; not on the event dispatch thread. */
    public static Settings of(Path file) {
        return of(file, LOG::warn);
    }

    /**
     * Reads the settings from a file and reports write failures.
     *
     * @param onWriteFailure gets one sentence when the file can't be written, and the next one only after a write has
     *     succeeded in between
     */
    static Settings of(Path file, Consumer<String> onWriteFailure) {
        Settings settings = new Settings(Optional.of(file), onWriteFailure);
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException missingOrBroken) {
            read.clear();
        }
        settings.lock.lock();
        try {
            settings.values.putAll(read);
        } finally {
            settings.lock.unlock();
        }
        return settings;
    }

    /** Returns the text that is remembered under a name, or {@code fallback}. */
    public String text(String name, String fallback) {
        lock.lock();
        try {
            return values.getProperty(name, fallback);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number that is remembered under a name, or {@code fallback} if there is none or it is no number. */
    public int number(String name, int fallback) {
        try {
            return Integer.parseInt(text(name, Integer.toString(fallback)));
        } catch (NumberFormatException noNumber) {
            return fallback;
        }
    }

    /** Remembers a text under a name. */
    public void put(String name, String value) {
        lock.lock();
        try {
            if (value.equals(values.setProperty(name, value)) || file.isEmpty() || saving) {
                return;
            }
            saving = true;
        } finally {
            lock.unlock();
        }
        Threads.platform("settings", this::save).start();
    }

    /** Remembers a number under a name. */
    public void put(String name, int value) {
        put(name, Integer.toString(value));
    }

    /** Writes pending changes and returns when they are in the file; not on the event dispatch thread. */
    public void flush() {
        save();
    }

    private void save() {
        if (file.isEmpty()) {
            return;
        }
        // Only threads that write this file wait for this lock.
        writing.lock();
        try {
            Properties now = new Properties();
            lock.lock();
            try {
                if (!saving) {
                    // Another thread has written the changes meanwhile.
                    return;
                }
                saving = false;
                now.putAll(values);
            } finally {
                lock.unlock();
            }
            write(file.get(), now);
            warned = false;
        } catch (IOException notWritable) {
            if (!warned) {
                warned = true;
                onWriteFailure.accept(
                        "The window's settings are not remembered, since " + file.get() + " can't be written: "
                                + FileFailure.why(notWritable, file.get()).english() + ".");
            }
        } finally {
            writing.unlock();
        }
    }

    private static void write(Path target, Properties values) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        // A program that was killed may have left this file, perhaps with other permissions.
        Files.deleteIfExists(part);
        PrivateFiles.createFile(part);
        try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            values.store(writer, "The settings of Switchboard's window; delete this file to return to the defaults.");
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
