package switchboard.ui.window;

import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.Appearance;

/** Adds the commands of the zoom, which each window has. Event dispatch thread only. */
final class ZoomCommands {
    private ZoomCommands() {}

    static void add(CommandActions commands, Appearance appearance) {
        commands.add(WindowCommand.LARGER, () -> appearance.zoom(true));
        commands.add(WindowCommand.SMALLER, () -> appearance.zoom(false));
        commands.add(WindowCommand.USUAL_SIZE, () -> appearance.zoomTo(100));
    }
}
