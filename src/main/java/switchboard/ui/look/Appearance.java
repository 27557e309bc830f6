package switchboard.ui.look;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.extras.FlatAnimatedLafChange;
import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.List;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * The theme and the zoom of the window, remembered in the settings.
 *
 * <p>Event dispatch thread only.
 */
public final class Appearance {
    private static final String THEME = "theme";
    private static final String ZOOM = "zoom";

    private final Settings settings;
    private final List<Runnable> listeners = new ArrayList<>();
    private Theme chosen;
    private Theme system;
    private int zoom;

    /**
     * Reads the remembered theme and zoom; installs nothing yet.
     *
     * @param system the theme of the desktop
     */
    public Appearance(Settings settings, Theme system) {
        this.settings = settings;
        this.system = system;
        chosen = Theme.of(settings.text(THEME, Theme.SYSTEM.word()));
        int remembered = settings.number(ZOOM, 100);
        zoom = LookAndFeelSetup.ZOOMS.contains(remembered) ? remembered : 100;
    }

    /** Installs theme and zoom for all components that are created afterwards. */
    @RequiresEdt
    public void install() {
        Edt.require();
        LookAndFeelSetup.install(shown(), zoom);
    }

    /** Adds a listener that is called after each change of theme or zoom. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Returns the visible theme: light or dark. */
    public Theme shown() {
        return chosen == Theme.SYSTEM ? system : chosen;
    }

    /** Returns whether the zoom is that of a projector. */
    public boolean isProjector() {
        return zoom >= LookAndFeelSetup.PROJECTOR;
    }

    /** Selects a theme. */
    @RequiresEdt
    public void choose(Theme theme) {
        Edt.require();
        Theme before = shown();
        chosen = theme;
        settings.put(THEME, theme.word());
        showAfter(before);
    }

    /** Switches between light and dark. */
    public void toggleTheme() {
        choose(shown() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    /** Reads the theme of the desktop on another thread and applies it if the user has chosen to follow it. */
    public void refreshSystemTheme() {
        Threads.virtual("system-theme", () -> {
                    Theme now = SystemTheme.detect();
                    Edt.later(() -> systemThemeChanged(now));
                })
                .start();
    }

    @RequiresEdt
    private void systemThemeChanged(Theme now) {
        Edt.require();
        Theme before = shown();
        system = now;
        showAfter(before);
    }

    private void showAfter(Theme before) {
        if (shown() == before) {
            listeners.forEach(Runnable::run);
            return;
        }
        FlatAnimatedLafChange.showSnapshot();
        LookAndFeelSetup.show(shown());
        update();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }

    /** Selects the next larger or smaller zoom. */
    public void zoom(boolean larger) {
        int index = LookAndFeelSetup.ZOOMS.indexOf(zoom) + (larger ? 1 : -1);
        if (index >= 0 && index < LookAndFeelSetup.ZOOMS.size()) {
            zoomTo(LookAndFeelSetup.ZOOMS.get(index));
        }
    }

    /** Selects a zoom, one of {@link LookAndFeelSetup#ZOOMS}, in percent. */
    @RequiresEdt
    public void zoomTo(int percent) {
        Edt.require();
        if (percent != zoom) {
            zoom = percent;
            settings.put(ZOOM, percent);
            UIScale.setZoomFactor(percent / 100f);
            update();
        }
    }

    private void update() {
        FlatLaf.updateUI();
        listeners.forEach(Runnable::run);
    }
}
