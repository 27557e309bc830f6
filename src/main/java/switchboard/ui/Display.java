package switchboard.ui;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;

/** Tells whether this computer can show a window. Thread-safe. */
public final class Display {
    private Display() {}

    /**
     * Returns whether there is a screen and a Java runtime that can draw on it.
     *
     * @throws LinkageError if the Java runtime has no module {@code java.desktop} at all
     */
    public static boolean available() {
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError | HeadlessException | LinkageError noScreen) {
            // DISPLAY names no screen, or the Java runtime is a headless one.
            return false;
        }
    }
}
