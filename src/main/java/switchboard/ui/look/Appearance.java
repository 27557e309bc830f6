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
 * Which theme and size the window has, and the way to others. Remembers them.
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
     * Takes up what was remembered; nothing is installed yet.
     *
     * @param system what the desktop shows now
     */
    public Appearance(Settings settings, Theme system) {
        this.settings = settings;
        this.system = system;
        chosen = Theme.of(settings.text(THEME, Theme.SYSTEM.word()));
        int remembered = settings.number(ZOOM, 100);
        zoom = Look.ZOOMS.contains(remembered) ? remembered : 100;
    }

    /** Installs theme and size for everything that is built afterwards. */
    @RequiresEdt
    public void install() {
        Edt.require();
        Look.install(shown(), zoom);
    }

    /** Hears of each change of theme or size, after it took effect. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    /** Returns the theme that is shown: light or dark. */
    public Theme shown() {
        return chosen == Theme.SYSTEM ? system : chosen;
    }

    /** Returns whether the window has a projector's size. */
    public boolean isProjector() {
        return zoom >= Look.PROJECTOR;
    }

    /** Shows a theme. */
    @RequiresEdt
    public void choose(Theme theme) {
        Edt.require();
        Theme before = shown();
        chosen = theme;
        settings.put(THEME, theme.word());
        showAfter(before);
    }

    /** Goes to the other one of light and dark. */
    public void toggleTheme() {
        choose(shown() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    /** Asks the desktop again, without waiting; follow it where that was chosen. */
    public void lookAtSystem() {
        Threads.virtual("system-theme", () -> {
                    Theme now = SystemTheme.detect();
                    Edt.later(() -> systemIs(now));
                })
                .start();
    }

    @RequiresEdt
    private void systemIs(Theme now) {
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
        Look.show(shown());
        update();
        FlatAnimatedLafChange.hideSnapshotWithAnimation();
    }

    /** Takes the next larger or smaller size. */
    public void zoom(boolean larger) {
        int index = Look.ZOOMS.indexOf(zoom) + (larger ? 1 : -1);
        if (index >= 0 && index < Look.ZOOMS.size()) {
            zoomTo(Look.ZOOMS.get(index));
        }
    }

    /** Takes a size, one of {@link Look#ZOOMS}, in percent. */
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
