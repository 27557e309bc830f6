package switchboard.ui.fake;

import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowContext;

/** Prepares and opens the window in one step; the program does it in two. */
public final class OpenedWindow {
    private OpenedWindow() {}

    public static SwitchboardWindow of(WindowContext context) {
        return SwitchboardWindow.open(context, SwitchboardWindow.prepare(context.settings()));
    }
}
