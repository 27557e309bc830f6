package switchboard.ui.fake;

import switchboard.ui.window.SwitchboardWindow;
import switchboard.ui.window.WindowPorts;

/** Prepares and opens the window at once, as the program does in two steps. */
public final class OpenedWindow {
    private OpenedWindow() {}

    public static SwitchboardWindow of(WindowPorts ports) {
        return SwitchboardWindow.open(ports, SwitchboardWindow.prepare(ports.settings()));
    }
}
