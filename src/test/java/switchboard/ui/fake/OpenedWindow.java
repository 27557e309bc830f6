package switchboard.ui.fake;

import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowPorts;

/** Prepares and opens the window in one step; the program does it in two. */
public final class OpenedWindow {
    private OpenedWindow() {}

    public static SwitchboardWindow of(WindowPorts ports) {
        return SwitchboardWindow.open(ports, SwitchboardWindow.prepare(ports.settings()));
    }
}
