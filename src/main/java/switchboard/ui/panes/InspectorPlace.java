package switchboard.ui.panes;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JSplitPane;

/** The place of the inspector: below the log, or at its right in a wide window. Event dispatch thread only. */
public final class InspectorPlace {
    /** The width of the window at 100 % zoom from which the inspector is at the right of the log. */
    private static final int WIDE_ENOUGH = 1600;

    /** The width of 16 bytes in a row of the hex view, with a scroll bar. */
    private static final int SIXTEEN_BYTES = 632;

    /** The height of the tabs, two lines of a finding and six rows of the hex view. */
    private static final int SIX_ROWS = 212;

    private InspectorPlace() {}

    /**
     * Returns the divider between log and inspector.
     *
     * @param name the name of its position in the settings
     */
    public static Divider divider(String name) {
        return new Divider(name, SIXTEEN_BYTES, SIX_ROWS, 0.5);
    }

    /**
     * Turns the pane of log and inspector as the width of the window wants it.
     *
     * @param width the width of the window in pixels
     */
    public static void turn(PersistentSplitPane logAndInspector, int width) {
        int wanted = isAtTheRight(width) ? JSplitPane.HORIZONTAL_SPLIT : JSplitPane.VERTICAL_SPLIT;
        if (logAndInspector.getOrientation() != wanted) {
            logAndInspector.changeOrientation(wanted);
        }
    }

    /** Returns whether the inspector is at the right of the log in a window of a width in pixels. */
    public static boolean isAtTheRight(int width) {
        return width >= UIScale.scale(WIDE_ENOUGH);
    }
}
