package switchboard.ui;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;

/** Tells whether a window could be shown. Thread-safe. */
public final class Display {
    private Display() {}

    /**
     * Returns whether there is a screen, and a Java that can draw on it.
     *
     * @throws LinkageError where Java comes without any of {@code java.desktop}
     */
    public static boolean available() {
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError | HeadlessException | LinkageError noScreen) {
            // No screen where DISPLAY says, or a Java that comes without the half that draws windows.
            return false;
        }
    }
}
