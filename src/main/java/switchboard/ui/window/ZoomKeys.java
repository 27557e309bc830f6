package switchboard.ui.window;

import java.util.List;
import javax.swing.JComponent;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;

/** Binds the keys for the zoom, which work in each window. Event dispatch thread only. */
final class ZoomKeys {
    private ZoomKeys() {}

    static void bind(JComponent content, Appearance appearance) {
        for (String key : List.of("menu PLUS", "menu EQUALS", "menu ADD", "menu shift EQUALS")) {
            KeyBindings.anywhere(content, key, () -> appearance.zoom(true));
        }
        for (String key : List.of("menu MINUS", "menu SUBTRACT")) {
            KeyBindings.anywhere(content, key, () -> appearance.zoom(false));
        }
        for (String key : List.of("menu 0", "menu NUMPAD0")) {
            KeyBindings.anywhere(content, key, () -> appearance.zoomTo(100));
        }
        KeyBindings.anywhere(
                content, "F11", () -> appearance.zoomTo(appearance.isProjector() ? 100 : LookAndFeelSetup.PROJECTOR));
    }
}
