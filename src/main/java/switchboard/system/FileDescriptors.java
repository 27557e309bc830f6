package switchboard.system;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit of open files (file descriptors) of this process, and the number that is left. Thread-safe. */
public final class FileDescriptors {
    /** The files that the program needs besides its clients: a window has some seventy open, its fonts included. */
    private static final int KEPT_BACK = 128;

    /**
     * The number of free descriptors below which a call may have failed for lack of one, as other threads open files
     * too.
     */
    private static final int FEW = 8;

    /** The folder with one entry for each open file, including the one that this folder is read with. */
    private static final File OPEN = new File("/proc/self/fd");

    private static final File NOTHING = new File("/dev/null");

    /** The limit of open files, read once at the start, while a descriptor is free for reading it. */
    private static final long MOST = most();

    private FileDescriptors() {}

    /** Returns {@code wanted} connections, or fewer if the process may not open that many files. */
    public static int lowered(int wanted) {
        // A low limit is halved; the program then does without some of its own files.
        return (int) Math.clamp(Math.max(MOST - KEPT_BACK, MOST / 2), 1, wanted);
    }

    /**
     * Returns the number of files that the process can still open; {@link Integer#MAX_VALUE} if unknown.
     *
     * <p>Counts the open files and does not try to open more: the try would take the last ones for a moment, in which a
     * class could not be loaded. Takes a third of a millisecond for each thousand open files.
     */
    public static int available() {
        String[] open = OPEN.list();
        if (open == null) {
            // Listing the folder needs a descriptor too.
            return OPEN.exists() ? 0 : Integer.MAX_VALUE;
        }
        return (int) Math.clamp(MOST - open.length, 0, Integer.MAX_VALUE);
    }

    /**
     * Returns whether almost no descriptor is left, so that a call that has just failed may have failed for lack of
     * one.
     *
     * <p>Counts on Linux, and tries to open a file elsewhere. Returns false without {@code /dev/null}, as on Windows,
     * which has no such limit in practice.
     */
    public static boolean areShort() {
        if (OPEN.exists()) {
            return available() < FEW;
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

    /** Returns {@code wanted} files to hold in reserve, or fewer if the limit is low. */
    public static int reserved(int wanted) {
        return (int) Math.clamp(MOST / 4, 1, wanted);
    }

    /** Returns the limit of open files of the process; {@link Integer#MAX_VALUE} if unknown. */
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
