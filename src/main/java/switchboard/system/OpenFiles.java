package switchboard.system;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files the operating system lets this process open, and whether it has so many left. Thread-safe. */
public final class OpenFiles {
    /** What the program itself needs besides its clients: a window has some seventy files open, its fonts included. */
    private static final int KEPT_BACK = 128;

    /** With fewer left, a call may have failed for want of one: others open and close files at the same time. */
    private static final int FEW = 8;

    /** Each entry is an open file, also the one that this is read through. */
    private static final File OPEN = new File("/proc/self/fd");

    private static final File NOTHING = new File("/dev/null");

    /** Looked up once, while there is a file to do so. */
    private static final long MOST = most();

    private OpenFiles() {}

    /** Returns {@code wanted} connections, or fewer if the process may not open so many files. */
    public static int lowered(int wanted) {
        // Where there are few, half of them: the program then does without some of its own.
        return (int) Math.clamp(Math.max(MOST - KEPT_BACK, MOST / 2), 1, wanted);
    }

    /**
     * Returns how many more files could be opened; more than enough where that can't be known.
     *
     * <p>Counted, and not tried: whoever tries has the last ones for a moment, in which a class can't be loaded. Takes
     * a third of a millisecond for each thousand files that are open.
     */
    public static int left() {
        String[] open = OPEN.list();
        if (open == null) {
            // Listing them takes a file too.
            return OPEN.exists() ? 0 : Integer.MAX_VALUE;
        }
        return (int) Math.clamp(MOST - open.length, 0, Integer.MAX_VALUE);
    }

    /**
     * Returns whether hardly any file is left, so that a call that has just failed may have failed for want of one.
     *
     * <p>Counted where the system can count (Linux), and tried elsewhere. False where there is no {@code /dev/null},
     * as on Windows, which has no such limit in practice.
     */
    public static boolean areShort() {
        if (OPEN.exists()) {
            return left() < FEW;
        }
        if (!NOTHING.exists()) {
            return false;
        }
        try (InputStream one = new FileInputStream(NOTHING)) {
            return one.available() < 0;
        } catch (IOException none) {
            return true;
        }
    }

    /** Returns {@code wanted} files to hold in reserve, or fewer where there are few. */
    public static int reserved(int wanted) {
        return (int) Math.clamp(MOST / 4, 1, wanted);
    }

    /** Returns how many files the process may open; more than enough where that can't be known. */
    private static long most() {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) {
            return Integer.MAX_VALUE;
        }
        try {
            for (String line : Files.readAllLines(limits)) {
                if (line.startsWith("Max open files")) {
                    String soft =
                            line.substring("Max open files".length()).strip().split(" +")[0];
                    return soft.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(soft);
                }
            }
        } catch (IOException | NumberFormatException unknown) {
            return Integer.MAX_VALUE;
        }
        return Integer.MAX_VALUE;
    }
}
